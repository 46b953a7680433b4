#include "cli/program.h"

int main(int argc, char** argv) { return zhenggai::run_program(argc, argv); }
