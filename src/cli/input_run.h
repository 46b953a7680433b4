// Many inputs into one output: what the commands that take many files share.
//
//     InputRun run(out, "zhenggai extract FILE", Format::jsonl);
//     run.each({"a.txt", "b.txt"}, 2, [&](Source source, InputPieces& pieces) -> Diagnostics {
//         for (const Record& record : records_of(source)) {        // on any thread
//             append_record(record, Format::jsonl, pieces.record());
//             if (!pieces.hand_over_large()) break;
//         }
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
#include "output/output.h"
#include "pipeline/ordered_batch.h"
#include "pipeline/tally.h"
#include "source/source.h"

namespace zhenggai {

// Collects what one input gives and hands it over in pieces. Of one thread.
class InputPieces {
  public:
    // `hand_over` must outlive it.
    InputPieces(Format format, const HandOver& hand_over) : format_(format), hand_over_(hand_over) {}

    // Where the next record is to be appended, in the format of the run; text for people, which nothing has
    // to part, goes to output().
    std::string& record();
    std::string& output() { return piece_.output; }

    // Counts it; where it is `told`, it is said on standard error.
    void add(const Diagnostic& diagnostic, bool told);
    void add(const DocumentInfo& document) { piece_.tally.add(document); }

    // Hands over what has come together once that is 256 KiB. False where no more is wanted.
    bool hand_over_large();

    // The same with the rest of the input: read, or `why` not, which is said on standard error.
    void finish(const Diagnostics& why);

  private:
    Format format_;
    const HandOver& hand_over_;
    Piece piece_ = {};
    bool wanted_ = true;
};

// What becomes of an input: `pieces` gets it, or the answer tells why the input could not be read. Called by
// several threads at a time.
using UseInput = std::function<Diagnostics(Source, InputPieces& pieces)>;

class InputRun {
  public:
    // `call` is how the command is called with a file; the records are framed in `format`, text for people like
    // jsonl. The output must outlive the run.
    InputRun(OutputFile& out, std::string_view call, Format format)
        : out_(out), call_(call), format_(format), stream_(format, buffer_) {}

    // Gives every input to `use`, up to `jobs` of them at a time (pipeline/ordered_batch.h). Output and messages
    // come in the order of the inputs. Ends early where the output takes no more.
    void each(const std::vector<std::string>& inputs, std::size_t jobs, const UseInput& use);

    // What was counted so far.
    const Tally& tally() const { return tally_; }

    // True where the output took all that was to be written so far.
    bool good() const { return good_; }

    // Writes the rest. `verdict`, or input_or_output where an input could not be read or the output not
    // written. Where no input could be read, a file of an earlier run stays as it is.
    ExitCode finish(ExitCode verdict);

  private:
    bool take(const Piece& piece);
    void write(std::string_view records);
    void flush();

    OutputFile& out_;
    std::string_view call_;
    Format format_;
    std::string buffer_ = {};
    RecordStream stream_;
    Tally tally_ = {};
    bool good_ = true;
};

}  // namespace zhenggai
