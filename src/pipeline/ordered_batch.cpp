#include "pipeline/ordered_batch.h"

#include <algorithm>
#include <condition_variable>
#include <deque>
#include <mutex>
#include <optional>
#include <system_error>
#include <thread>
#include <utility>
#include <vector>

namespace zhenggai {

namespace {

constexpr std::size_t most_waiting = 4 * 1024 * 1024;  // bytes

std::size_t size_of(const Piece& piece) {
    return sizeof(Piece) + piece.output.size() + piece.messages.size();
}

// What the threads share. All of it is used with the lock held.
class OrderedBatch {
  public:
    OrderedBatch(std::size_t inputs, const ReadInput& read, const TakePiece& take)
        : inputs_(inputs), read_(read), take_(take) {}

    // Reads one input after the other, until all are begun; what each of the threads does.
    void work() {
        while (const std::optional<std::size_t> input = begin_next()) {
            read_(*input, [this, input](Piece piece) { return hand_over(*input, std::move(piece)); });
            finish(*input);
        }
    }

  private:
    // An input that was begun and whose pieces are not all taken.
    struct Begun {
        std::vector<Piece> waiting = {};
        bool finished = false;
    };

    // The next input to read; none where all are begun or no more is wanted. Waits while too much waits: some
    // other thread then reads the input whose turn it is, as the pieces of no other one wait.
    std::optional<std::size_t> begin_next() {
        std::unique_lock lock(mutex_);
        room_.wait(lock, [this] { return stopped_ || waiting_bytes_ <= most_waiting; });
        const std::size_t next = turn_ + begun_.size();
        if (stopped_ || next == inputs_) return std::nullopt;
        begun_.emplace_back();
        return next;
    }

    bool hand_over(std::size_t input, Piece piece) {
        const std::lock_guard lock(mutex_);
        if (input == turn_) {
            take(std::move(piece));
        } else {
            waiting_bytes_ += size_of(piece);
            begun_[input - turn_].waiting.push_back(std::move(piece));
        }
        return !stopped_;
    }

    void finish(std::size_t input) {
        const std::lock_guard lock(mutex_);
        begun_[input - turn_].finished = true;
        while (!begun_.empty() && begun_.front().finished) {
            begun_.pop_front();
            ++turn_;
            if (!begun_.empty()) take_waiting(begun_.front());
        }
        room_.notify_all();
    }

    void take_waiting(Begun& input) {
        for (Piece& piece : std::exchange(input.waiting, {})) {
            waiting_bytes_ -= size_of(piece);
            take(std::move(piece));
        }
    }

    void take(Piece piece) { stopped_ = stopped_ || !take_(std::move(piece)); }

    const std::size_t inputs_;
    const ReadInput& read_;
    const TakePiece& take_;
    std::mutex mutex_;
    std::condition_variable room_;
    std::size_t turn_ = 0;     // the input whose pieces are taken as they come
    std::deque<Begun> begun_;  // it and those behind it, as far as they are begun
    std::size_t waiting_bytes_ = 0;
    bool stopped_ = false;  // no more is wanted
};

void read_one_by_one(std::size_t inputs, const ReadInput& read, const TakePiece& take) {
    bool wanted = true;
    const HandOver hand_over = [&](Piece piece) { return wanted = wanted && take(std::move(piece)); };
    for (std::size_t i = 0; i < inputs && wanted; ++i) read(i, hand_over);
}

}  // namespace

void read_in_order(std::size_t inputs, std::size_t jobs, const ReadInput& read, const TakePiece& take) {
    const std::size_t threads = std::min(inputs, jobs);
    if (threads <= 1) return read_one_by_one(inputs, read, take);
    OrderedBatch batch(inputs, read, take);
    std::vector<std::jthread> others;
    try {
        while (others.size() + 1 < threads) others.emplace_back([&batch] { batch.work(); });
    } catch (const std::system_error&) {
        // The system gives no more threads: those that there are do all of the work.
    }
    batch.work();
}

}  // namespace zhenggai
