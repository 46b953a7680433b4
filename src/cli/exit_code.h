// What the program's exit codes mean; the same for every command.
#pragma once

namespace zhenggai {

enum class ExitCode {
    success = 0,  // records written, whatever notes or warnings they carry
    record_error =
        1,      // a record has an error diagnostic, an unknown family is one; check: one from --fail-on up
    usage = 2,  // wrong flags or names
    grammar_fault = 3,    // a grammar file is wrong
    input_or_output = 4,  // an input could not be read or an output not written; wins over 1
};

}  // namespace zhenggai
