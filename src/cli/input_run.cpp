#include "cli/input_run.h"

#include "cli/diagnostic_text.h"
#include "cli/read_input.h"

namespace zhenggai {

namespace {

constexpr std::size_t flush_at = 256 * 1024;

}  // namespace

void InputRun::each(const std::vector<std::string>& inputs, const std::function<Diagnostics(Source)>& use) {
    const std::vector<std::string> standard_input{"-"};
    for (const std::string& input : inputs.empty() ? standard_input : inputs) {
        Result<Source> source = read_input(input, call_);
        const Diagnostics why = source ? use(*std::move(source)) : source.diagnostics();
        (why.empty() ? any_read_ : any_unread_) = true;
        show(why);
        if (buffer_.size() >= flush_at) flush();
        if (!good_) return;
    }
}

ExitCode InputRun::finish(ExitCode verdict) {
    flush();
    if (any_read_) {
        if (const auto why = out_.commit()) {
            show(*why);
            return ExitCode::input_or_output;
        }
    }
    return any_unread_ ? ExitCode::input_or_output : verdict;
}

void InputRun::flush() {
    good_ = out_.write(buffer_) && good_;
    buffer_.clear();
}

}  // namespace zhenggai
