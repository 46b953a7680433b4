// Where records go: standard output, or a file that is written whole or not at all.
//
//     Result<OutputFile> out = OutputFile::create("records.yaml");
//     out->write(bytes);
//     if (auto why = out->commit()) …      // until here records.yaml is as it was
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "base/result.h"

namespace zhenggai {

class OutputFile {
  public:
    // Standard output. Bytes go out as they come.
    static OutputFile standard_output();

    // A file at `path`, in a folder that exists. What stands there is replaced by commit(), at once
    // and with its permissions kept; what is no regular file (a pipe, /dev/null) is written directly.
    // The one error is `output-unwritable`.
    static Result<OutputFile> create(const std::string& path);

    OutputFile(OutputFile&& other) noexcept;
    OutputFile& operator=(OutputFile&&) = delete;
    // Without commit() a file leaves no trace.
    ~OutputFile();

    // False where the bytes could not all be written; commit() then tells why, but for a reader that
    // has closed its end of a pipe, which is no error.
    bool write(std::string_view bytes);

    // Makes the file appear. The error is `output-unwritable`.
    std::optional<Diagnostic> commit();

  private:
    OutputFile(int descriptor, std::string name) : descriptor_(descriptor), name_(std::move(name)) {}
    Diagnostic failure(int reason) const;

    int descriptor_ = -1;
    std::string name_;       // as the user named it
    std::string target_;     // the file to replace; empty for standard output and special files
    std::string temporary_;  // what is written until then
    int error_ = 0;
    bool closed_pipe_ = false;
};

// The file at that path, or standard output where there is none.
Result<OutputFile> open_output(const std::optional<std::string>& path);

}  // namespace zhenggai
