#include "source/source.h"

#include <fcntl.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

#include <doctest/doctest.h>

#include <csignal>
#include <thread>

#include "source/shown_diagnostic.h"
#include "source/temp_folder.h"

namespace zhenggai {
namespace {

using namespace std::string_literals;

std::string error_of(const Result<Source>& result) {
    return result ? "no error" : shown(result.diagnostics());
}

// Reads what `write` puts into the other end of a pipe, from a thread of its own.
template <class Write>
Result<Source> read_pipe(Write write, int flags = 0) {
    int ends[2] = {-1, -1};
    REQUIRE(::pipe2(ends, flags) == 0);
    std::thread writer([&] {
        write(ends[1]);
        ::close(ends[1]);
    });
    Result<Source> source = read_stream(ends[0], "-");
    writer.join();
    ::close(ends[0]);
    return source;
}

void write_all(int descriptor, std::string_view bytes) {
    while (!bytes.empty()) {
        const ssize_t written = ::write(descriptor, bytes.data(), bytes.size());
        if (written > 0) bytes.remove_prefix(static_cast<std::size_t>(written));
    }
}

TEST_CASE("a file is read whole and unchanged") {
    const TempFolder folder;
    const std::string bytes = "\ufeff一、\r\n\t\0二\xFF"s;
    const std::string path = folder.write("某 市.txt", bytes);
    const Result<Source> source = read_file(path);
    REQUIRE(source);
    CHECK(source->name == path);
    CHECK(source->bytes == bytes);
}

TEST_CASE("a file of several blocks is read whole") {
    const TempFolder folder;
    std::string bytes;
    for (int i = 0; i < 100'000; ++i) bytes += "第" + std::to_string(i) + "条";
    const Result<Source> source = read_file(folder.write("a.txt", bytes));
    REQUIRE(source);
    CHECK(source->bytes == bytes);
}

TEST_CASE("a missing file") {
    const TempFolder folder;
    const std::string path = folder.path("no such.txt");
    CHECK(error_of(read_file(path)) == "error file-not-found " + path +
                                           ": there is no such file; check the path, for instance with: ls " +
                                           folder.path() + "/");
    CHECK(error_of(read_file("none.txt")) ==
          "error file-not-found none.txt: there is no such file; check the path, for instance with: ls .");
    CHECK(error_of(read_file("")) ==
          "error file-not-found : there is no such file; check the path, for instance with: ls .");
    // A file where a folder should be.
    const std::string below = folder.write("a.txt", "x") + "/b.txt";
    CHECK(error_of(read_file(below)) ==
          "error file-not-found " + below +
              ": there is no such file; check the path, for instance with: ls " + folder.path("a.txt/"));
}

TEST_CASE("a path with a NUL byte names no file, also where its beginning does") {
    const TempFolder folder;
    const std::string path = folder.write("a.txt", "x") + std::string("\0.txt", 5);
    CHECK_FALSE(read_file(path));
}

TEST_CASE("a file without the right to read it") {
    if (::geteuid() == 0) {
        MESSAGE("skipped: root may read everything");
        return;
    }
    const TempFolder folder;
    const std::string path = folder.write("a.txt", "x");
    REQUIRE(::chmod(path.c_str(), 0) == 0);
    CHECK(error_of(read_file(path)) == "error file-unreadable " + path +
                                           ": the file cannot be opened: Permission denied; "
                                           "make sure that you may read it: ls -ld " +
                                           path);
}

TEST_CASE("a file that cannot be opened for another reason") {
    const TempFolder folder;
    const std::string path = folder.path("a b");
    std::filesystem::create_symlink(path, path);
    CHECK(error_of(read_file(path)) == "error file-unreadable " + path +
                                           ": the file cannot be opened: Too many levels of symbolic links; "
                                           "make sure that you may read it: ls -ld '" +
                                           path + "'");
}

TEST_CASE("a directory") {
    const TempFolder folder;
    CHECK(error_of(read_file(folder.path() + "//")) ==
          "error is-a-directory " + folder.path() +
              "//: this is a directory, not a file; name the files in it: zhenggai extract " + folder.path() +
              "/*.txt");
    CHECK(error_of(read_file("/")) ==
          "error is-a-directory /: this is a directory, not a file; name the files in it: zhenggai extract "
          "/*.txt");
    const int descriptor = ::open(folder.path().c_str(), O_RDONLY);
    CHECK(error_of(read_stream(descriptor, "-")) ==
          "error is-a-directory -: this is a directory, not a file; name the files in it: zhenggai extract "
          "DIR/*.txt");
    ::close(descriptor);
}

TEST_CASE("an empty input") {
    const TempFolder folder;
    const std::string empty = folder.write("a.txt", "");
    CHECK(error_of(read_file(empty)) ==
          "error empty-input " + empty +
              ": the input is empty; give a file that holds the text of a document");
    for (const std::string_view blank : {"\ufeff", "\n", " \t\r\n\f\v", "\ufeff\u3000\n\u00a0"}) {
        const std::string path = folder.write("b.txt", blank);
        CHECK(error_of(read_file(path)) == "error empty-input " + path +
                                               ": the input holds nothing but white space; "
                                               "give a file that holds the text of a document");
    }
    CHECK(error_of(read_file("/dev/null")) ==
          "error empty-input /dev/null: the input is empty; give a file that holds the text of a document");
    CHECK(error_of(read_pipe([](int) {})) ==
          "error empty-input -: the input is empty; pipe the text of a document into it, or name a file");
    CHECK(read_file(folder.write("c.txt", "\u3000.")));
}

TEST_CASE("a pipe is read to its end") {
    std::string bytes;
    for (int i = 0; i < 50'000; ++i) bytes += std::to_string(i) + "\n";
    const auto write_slowly = [&bytes](int descriptor) {
        write_all(descriptor, std::string_view(bytes).substr(0, 7));
        std::this_thread::sleep_for(std::chrono::milliseconds(20));
        write_all(descriptor, std::string_view(bytes).substr(7));
    };
    for (const int flags : {0, O_NONBLOCK}) {
        const Result<Source> source = read_pipe(write_slowly, flags);
        REQUIRE(source);
        CHECK(source->name == "-");
        CHECK(source->bytes == bytes);
    }
}

TEST_CASE("a signal does not end the reading") {
    struct sigaction action = {};
    struct sigaction before = {};
    action.sa_handler = [](int) {};  // no SA_RESTART: read() returns with EINTR
    REQUIRE(::sigaction(SIGUSR1, &action, &before) == 0);
    const pthread_t reader = ::pthread_self();
    const Result<Source> source = read_pipe([reader](int descriptor) {
        std::this_thread::sleep_for(std::chrono::milliseconds(20));
        ::pthread_kill(reader, SIGUSR1);
        std::this_thread::sleep_for(std::chrono::milliseconds(20));
        write_all(descriptor, "一、");
    });
    ::sigaction(SIGUSR1, &before, nullptr);
    REQUIRE(source);
    CHECK(source->bytes == "一、");
}

TEST_CASE("a stream that cannot be read") {
    CHECK(error_of(read_stream(-1, "-")) ==
          "error read-failed -: reading broke off at byte 0: Bad file descriptor; "
          "check the disk, network or program that it comes from and try again");
}

TEST_CASE("a file that does not fit into memory") {
    const TempFolder folder;
    const std::string path = folder.write("a.txt", "x");
    // Nothing but a hole, larger than any address space.
    if (::truncate(path.c_str(), std::int64_t{1} << 62) != 0 &&
        ::truncate(path.c_str(), std::int64_t{1} << 43) != 0) {
        MESSAGE("skipped: this file system has no large files with holes");
        return;
    }
#if defined(__SANITIZE_ADDRESS__)  // set by GCC; the tests are sanitized with it
    MESSAGE("skipped: the sanitizer ends the program where it cannot allocate");
#else
    rlimit before = {};
    REQUIRE(::getrlimit(RLIMIT_AS, &before) == 0);
    const rlimit small{.rlim_cur = 4U << 30, .rlim_max = before.rlim_max};
    REQUIRE(::setrlimit(RLIMIT_AS, &small) == 0);
    const std::string error = error_of(read_file(path));
    ::setrlimit(RLIMIT_AS, &before);
    CHECK(error == "error input-too-large " + path +
                       ": the input does not fit into memory; split it into files of one document each");
#endif
}

TEST_CASE("a path that is not UTF-8 is opened as it is and named as text") {
    const TempFolder folder;
    const std::string path = folder.write("a\xB7\xBD\xE6\x96.txt", "一、");
    const Result<Source> source = read_file(path);
    REQUIRE(source);
    CHECK(source->name == folder.path("a\ufffd\ufffd\ufffd\ufffd.txt"));
}

}  // namespace
}  // namespace zhenggai
