// Inputs one after the other into one output: what the commands that take many files share.
//
//     InputRun run(out, "zhenggai extract FILE");
//     run.each({"a.txt", "b.txt"}, [&](Source source) -> Diagnostics {
//         run.buffer() += records_of(source);
//         return {};
//     });
//     return run.finish(ExitCode::success);
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostic.h"
#include "cli/exit_code.h"
#include "cli/output_file.h"
#include "source/source.h"

namespace zhenggai {

// Holds no more than one input and 256 KiB of output at a time.
class InputRun {
  public:
    // `call` is how the command is called with a file. The output must outlive the run.
    InputRun(OutputFile& out, std::string_view call) : out_(out), call_(call) {}

    // What is to be written; it is taken away between two inputs.
    std::string& buffer() { return buffer_; }

    // Gives every input to `use`, standard input where there is none named. `use` appends to buffer() or says
    // why the input could not be read, which is shown on standard error. Ends early where the output takes no
    // more.
    void each(const std::vector<std::string>& inputs, const std::function<Diagnostics(Source)>& use);

    // True where the output took all that was to be written so far.
    bool good() const { return good_; }

    // Writes the rest. `verdict`, or input_or_output where an input could not be read or the output not
    // written. Where no input could be read, a file of an earlier run stays as it is.
    ExitCode finish(ExitCode verdict);

  private:
    void flush();

    OutputFile& out_;
    std::string_view call_;
    std::string buffer_ = {};
    bool good_ = true;
    bool any_read_ = false;
    bool any_unread_ = false;
};

}  // namespace zhenggai
