#include "source/source.h"

#include <fcntl.h>
#include <poll.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <memory>
#include <new>
#include <optional>
#include <stdexcept>
#include <string_view>
#include <system_error>
#include <utility>

#include "source/shell_word.h"
#include "source/utf8_name.h"

namespace zhenggai {
namespace {

// Large enough that the calls cost nothing, small enough that the allocator keeps it for the next file.
constexpr std::size_t block_size = 65'536;

std::string reason(int error) { return std::generic_category().message(error); }

Diagnostic failure(std::string code, std::string message, std::string remedy, const std::string& name) {
    return {.severity = Severity::error,
            .code = std::move(code),
            .message = std::move(message),
            .remedy = std::move(remedy),
            .source = name};
}

Diagnostic directory_failure(const std::string& name) {
    std::string folder = name == "-" ? "DIR" : name;
    while (folder.size() > 1 && folder.back() == '/') folder.pop_back();
    const std::string prefix = folder == "/" ? "" : shell_word(folder);
    return failure("is-a-directory", "this is a directory, not a file",
                   "name the files in it: zhenggai extract " + prefix + "/*.txt", name);
}

Diagnostic open_failure(int error, const std::string& path, const std::string& name) {
    if (error == ENOENT || error == ENOTDIR) {
        const std::size_t slash = path.find_last_of('/', path.size() - 2);
        const std::string folder = slash == std::string::npos ? "." : path.substr(0, slash + 1);
        return failure("file-not-found", "there is no such file",
                       "check the path, for instance with: ls " + shell_word(utf8_name(folder)), name);
    }
    return failure("file-unreadable", "the file cannot be opened: " + reason(error),
                   "make sure that you may read it: ls -ld " + shell_word(name), name);
}

Diagnostic read_failure(int error, std::size_t offset, const std::string& name) {
    return failure("read-failed",
                   "reading broke off at byte " + std::to_string(offset) + ": " + reason(error),
                   "check the disk, network or program that it comes from and try again", name);
}

Diagnostic empty_failure(bool no_bytes, const std::string& name) {
    const std::string remedy = name == "-" ? "pipe the text of a document into it, or name a file"
                                           : "give a file that holds the text of a document";
    return failure("empty-input", no_bytes ? "the input is empty" : "the input holds nothing but white space",
                   remedy, name);
}

// Only white space: ASCII, U+00A0, U+3000 (the Chinese full-width space) and the byte order mark.
bool is_blank(std::string_view bytes) {
    constexpr std::array<std::string_view, 9> blanks = {" ",  "\n",     "\r",     "\t",    "\f",
                                                        "\v", "\u00a0", "\u3000", "\ufeff"};
    while (!bytes.empty()) {
        const auto blank = std::find_if(blanks.begin(), blanks.end(),
                                        [&](std::string_view b) { return bytes.starts_with(b); });
        if (blank == blanks.end()) return false;
        bytes.remove_prefix(blank->size());
    }
    return true;
}

// One read(), repeated while a signal or an empty non-blocking pipe is all that stops it.
ssize_t read_block(int descriptor, char* block) {
    for (;;) {
        const ssize_t got = ::read(descriptor, block, block_size);
        if (got >= 0) return got;
        if (errno == EAGAIN || errno == EWOULDBLOCK) {
            pollfd waiting{.fd = descriptor, .events = POLLIN, .revents = 0};
            if (::poll(&waiting, 1, -1) < 0 && errno != EINTR) return -1;
        } else if (errno != EINTR) {
            return -1;
        }
    }
}

// Appends everything up to the end; the reason why not, otherwise. The size that the system tells is
// only a hint (a pipe has none, a file may grow), so the end is where read() says so.
std::optional<Diagnostic> read_all(int descriptor, const std::string& name, std::string& bytes) {
    struct stat status = {};
    if (::fstat(descriptor, &status) == 0) {
        if (S_ISDIR(status.st_mode)) return directory_failure(name);
        if (S_ISREG(status.st_mode) && status.st_size > 0) {
            bytes.reserve(static_cast<std::size_t>(status.st_size));
        }
    }
    const auto block = std::make_unique_for_overwrite<char[]>(block_size);
    for (;;) {
        const ssize_t got = read_block(descriptor, block.get());
        if (got < 0) return read_failure(errno, bytes.size(), name);
        if (got == 0) return std::nullopt;
        bytes.append(block.get(), static_cast<std::size_t>(got));
    }
}

}  // namespace

Result<Source> read_file(const std::string& path) {
    const std::string name = utf8_name(path);
    // A path with a NUL byte inside would be cut there and name another file.
    if (path.find('\0') != std::string::npos) return open_failure(ENOENT, path, name);
    int descriptor = -1;
    do {
        descriptor = ::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NOCTTY);
    } while (descriptor < 0 && errno == EINTR);
    if (descriptor < 0) return open_failure(errno, path, name);
    Result<Source> source = read_stream(descriptor, name);
    ::close(descriptor);
    return source;
}

Result<Source> read_stream(int descriptor, std::string_view name) {
    Source source{.name = utf8_name(name), .bytes = {}};
    const auto too_large = [&source] {
        source.bytes = {};
        return failure("input-too-large", "the input does not fit into memory",
                       "split it into files of one document each", source.name);
    };
    try {
        if (std::optional<Diagnostic> why = read_all(descriptor, source.name, source.bytes)) {
            return *std::move(why);
        }
    } catch (const std::bad_alloc&) {
        return too_large();
    } catch (const std::length_error&) {
        return too_large();
    }
    if (is_blank(source.bytes)) return empty_failure(source.bytes.empty(), source.name);
    return source;
}

}  // namespace zhenggai
