#include "cli/input_run.h"

#include <cstdio>
#include <utility>

#include "cli/diagnostic_text.h"
#include "cli/read_input.h"

namespace zhenggai {

namespace {

constexpr std::size_t large = 256 * 1024;  // bytes

}  // namespace

std::string& InputPieces::record() {
    if (!piece_.output.empty()) piece_.output += record_joint(format_);
    return piece_.output;
}

void InputPieces::add(const Diagnostic& diagnostic, bool told) {
    piece_.tally.add(diagnostic);
    if (told) piece_.messages += diagnostic_text(diagnostic);
}

bool InputPieces::hand_over_large() {
    if (piece_.output.size() < large) return wanted_;
    const std::size_t room = piece_.output.capacity();
    wanted_ = hand_over_(std::exchange(piece_, {}));
    piece_.output.reserve(room);  // the next piece will be as long, and need not grow to that
    return wanted_;
}

void InputPieces::finish(const Diagnostics& why) {
    ++(why.empty() ? piece_.tally.inputs_read : piece_.tally.inputs_unread);
    for (const Diagnostic& diagnostic : why) piece_.messages += diagnostic_text(diagnostic);
    wanted_ = hand_over_(std::exchange(piece_, {}));
}

void InputRun::each(const std::vector<std::string>& inputs, std::size_t jobs, const UseInput& use) {
    stream_.begin();
    const ReadInput read = [&](std::size_t input, const HandOver& hand_over) {
        InputPieces pieces(format_, hand_over);
        Result<Source> source = read_input(inputs[input], call_);
        pieces.finish(source ? use(*std::move(source), pieces) : source.diagnostics());
    };
    read_in_order(inputs.size(), jobs, read, [this](const Piece& piece) { return take(piece); });
    stream_.end();
}

ExitCode InputRun::finish(ExitCode verdict) {
    flush();
    if (tally_.inputs_read > 0) {
        if (const auto why = out_.commit()) {
            show(*why);
            return ExitCode::input_or_output;
        }
    }
    return tally_.inputs_unread > 0 ? ExitCode::input_or_output : verdict;
}

bool InputRun::take(const Piece& piece) {
    tally_.add(piece.tally);
    std::fputs(piece.messages.c_str(), stderr);
    if (!piece.output.empty()) write(piece.output);
    return good_;
}

// Many small pieces at once; a large one from where it is.
void InputRun::write(std::string_view records) {
    stream_.separate();
    if (records.size() < large) {
        buffer_ += records;
        if (buffer_.size() >= large) flush();
        return;
    }
    flush();
    good_ = out_.write(records) && good_;
}

void InputRun::flush() {
    good_ = out_.write(buffer_) && good_;
    buffer_.clear();
}

}  // namespace zhenggai
