// The program behind the command line.
#pragma once

namespace zhenggai {

// Runs what the arguments ask for and gives the exit code (cli/exit_code.h). argv as main gets it.
int run_program(int argc, char** argv);

}  // namespace zhenggai
