#include "cli/output_file.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <utility>

namespace zhenggai {

namespace {

Diagnostic unwritable(std::string name, int reason) {
    return {.severity = Severity::error,
            .code = "output-unwritable",
            .message = fmt::format("the output cannot be written: {}", std::strerror(reason)),
            .remedy = "check the folder, its permissions and the space left, or name another file with -o",
            .source = std::move(name)};
}

// The file that a link leads to, so that the link survives; the path itself where nothing is there.
std::string real_path(const std::string& path) {
    char* resolved = realpath(path.c_str(), nullptr);
    if (resolved == nullptr) return path;
    std::string real = resolved;
    std::free(resolved);
    return real;
}

mode_t default_mode() {
    const mode_t mask = umask(0);
    umask(mask);
    return 0666 & ~mask;
}

}  // namespace

OutputFile OutputFile::standard_output() { return OutputFile(STDOUT_FILENO, "standard output"); }

Result<OutputFile> OutputFile::create(const std::string& path) {
    struct stat status = {};
    const bool exists = stat(path.c_str(), &status) == 0;
    if (exists && S_ISDIR(status.st_mode)) return unwritable(path, EISDIR);
    if (exists && !S_ISREG(status.st_mode)) {
        const int descriptor = open(path.c_str(), O_WRONLY | O_CLOEXEC);
        if (descriptor < 0) return unwritable(path, errno);
        return OutputFile(descriptor, path);
    }
    if (exists && access(path.c_str(), W_OK) != 0) return unwritable(path, errno);
    const std::string target = real_path(path);
    const std::size_t slash = target.find_last_of('/');
    std::string temporary =
        (slash == std::string::npos ? std::string() : target.substr(0, slash + 1)) + ".zhenggai-XXXXXX";
    const int descriptor = mkostemp(temporary.data(), O_CLOEXEC);
    if (descriptor < 0) return unwritable(path, errno);
    OutputFile file(descriptor, path);
    file.target_ = target;
    file.temporary_ = std::move(temporary);
    if (fchmod(descriptor, exists ? status.st_mode & 07777 : default_mode()) != 0)
        return unwritable(path, errno);
    return file;
}

Result<OutputFile> open_output(const std::optional<std::string>& path) {
    if (!path) return OutputFile::standard_output();
    return OutputFile::create(*path);
}

OutputFile::OutputFile(OutputFile&& other) noexcept
    : descriptor_(std::exchange(other.descriptor_, -1)),
      name_(std::move(other.name_)),
      target_(std::move(other.target_)),
      temporary_(std::exchange(other.temporary_, {})),
      error_(other.error_),
      closed_pipe_(other.closed_pipe_) {}

OutputFile::~OutputFile() {
    if (descriptor_ >= 0 && descriptor_ != STDOUT_FILENO) close(descriptor_);
    if (!temporary_.empty()) unlink(temporary_.c_str());
}

bool OutputFile::write(std::string_view bytes) {
    while (!bytes.empty() && error_ == 0) {
        const ssize_t written = ::write(descriptor_, bytes.data(), bytes.size());
        if (written >= 0) {
            bytes.remove_prefix(static_cast<std::size_t>(written));
        } else if (errno != EINTR) {
            error_ = errno;
            closed_pipe_ = errno == EPIPE;
        }
    }
    return error_ == 0;
}

std::optional<Diagnostic> OutputFile::commit() {
    if (closed_pipe_) return std::nullopt;
    if (error_ != 0) return failure(error_);
    if (temporary_.empty()) return std::nullopt;
    if (close(std::exchange(descriptor_, -1)) != 0) return failure(errno);
    if (rename(temporary_.c_str(), target_.c_str()) != 0) return failure(errno);
    temporary_.clear();
    return std::nullopt;
}

Diagnostic OutputFile::failure(int reason) const { return unwritable(name_, reason); }

}  // namespace zhenggai
