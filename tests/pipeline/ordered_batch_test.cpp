#include "pipeline/ordered_batch.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <array>
#include <atomic>
#include <mutex>
#include <set>
#include <string>
#include <thread>

namespace zhenggai {

namespace {

constexpr std::array<std::size_t, 5> some_jobs{1, 2, 3, 8, 200};

// What comes out where every input gives three pieces; those of later inputs may be there first.
std::string read_all(std::size_t inputs, std::size_t jobs) {
    std::string all;
    const ReadInput read = [inputs](std::size_t input, const HandOver& hand_over) {
        for (const char* part : {"a", "b", "c"}) {
            if ((inputs - input) % 3 == 0) std::this_thread::yield();
            hand_over({.output = std::to_string(input) + part + ' '});
        }
    };
    read_in_order(inputs, jobs, read, [&all](const Piece& piece) {
        all += piece.output;
        return true;
    });
    return all;
}

TEST_CASE("pieces come in the order of the inputs, whatever the number of jobs") {
    CHECK(read_all(2, 2) == "0a 0b 0c 1a 1b 1c ");
    for (const std::size_t inputs : {0, 1, 2, 7, 500}) {
        const std::string expected = read_all(inputs, 1);
        for (const std::size_t jobs : some_jobs) CHECK(read_all(inputs, jobs) == expected);
    }
}

TEST_CASE("one job or one input starts no thread; more never start more than there are inputs") {
    const auto threads_of = [](std::size_t inputs, std::size_t jobs) {
        std::mutex mutex;
        std::set<std::thread::id> threads;
        const ReadInput read = [&](std::size_t, const HandOver&) {
            const std::lock_guard lock(mutex);
            threads.insert(std::this_thread::get_id());
        };
        read_in_order(inputs, jobs, read, [](const Piece&) { return true; });
        return threads;
    };
    CHECK(threads_of(50, 1) == std::set{std::this_thread::get_id()});
    CHECK(threads_of(50, 0) == std::set{std::this_thread::get_id()});
    CHECK(threads_of(1, 8) == std::set{std::this_thread::get_id()});
    CHECK(threads_of(0, 8).empty());
    CHECK(threads_of(3, 8).size() <= 3);
}

TEST_CASE("nothing is taken behind the last piece that is wanted, and no further input begun") {
    for (const std::size_t jobs : some_jobs) {
        std::atomic<std::size_t> read_count = 0;
        std::size_t taken = 0;
        const ReadInput read = [&read_count](std::size_t, const HandOver& hand_over) {
            ++read_count;
            for (int i = 0; i < 1000; ++i)
                if (!hand_over({.output = std::string(10'000, 'x')})) return;
        };
        read_in_order(1000, jobs, read, [&taken](const Piece&) { return ++taken < 5; });
        CHECK(taken == 5);
        CHECK(read_count <= jobs);
    }
}

TEST_CASE("what waits is bounded while the first input takes its time") {
    constexpr std::size_t size = 100'000;
    for (const std::size_t jobs : {2, 8}) {
        std::atomic<std::size_t> begun = 0;
        std::atomic<bool> first_goes_on = false;
        const ReadInput read = [&](std::size_t input, const HandOver& hand_over) {
            ++begun;
            // The first input waits until the others have done as much as they may.
            while (input == 0 && begun < 40) std::this_thread::yield();
            if (input == 0) first_goes_on = true;
            hand_over({.output = std::string(size, 'x')});
        };
        std::size_t most_begun = 0;
        std::size_t taken = 0;
        read_in_order(400, jobs, read, [&](const Piece&) {
            most_begun = std::max<std::size_t>(most_begun, begun - taken);
            ++taken;
            return true;
        });
        CHECK(first_goes_on);
        CHECK(taken == 400);
        CHECK(most_begun <= 4 * 1024 * 1024 / size + 2 * jobs);
    }
}

TEST_CASE("tallies are the sum of those of the pieces") {
    Tally all;
    const ReadInput read = [](std::size_t input, const HandOver& hand_over) {
        Piece piece;
        piece.tally.inputs_read = 1;
        piece.tally.add(Diagnostic{.severity = input == 3 ? Severity::warning : Severity::note});
        hand_over(std::move(piece));
    };
    read_in_order(10, 3, read, [&all](const Piece& piece) {
        all.add(piece.tally);
        return true;
    });
    CHECK(all.inputs_read == 10);
    CHECK(all.count(Severity::note) == 9);
    CHECK(all.count(Severity::warning) == 1);
    CHECK(all.any_from(Severity::warning));
    CHECK_FALSE(all.any_from(Severity::error));
}

}  // namespace

}  // namespace zhenggai
