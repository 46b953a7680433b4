#include "segment/word_ends.h"

#include <algorithm>

namespace zhenggai {

WordEnds::WordEnds(BreakRuns dictionary, BreakRuns rules, std::vector<std::string> terms)
    : dictionary_(std::move(dictionary)), rules_(std::move(rules)), terms_(std::move(terms)) {
    std::sort(terms_.begin(), terms_.end());
}

void WordEnds::start(std::string_view text) {
    dictionary_.start(text);
    rules_.start(text);
    text_ = text;
    pieces_.clear();
    kept_ = BreakRun{};
    dictionary_end_ = 0;
}

std::size_t WordEnds::next(std::size_t from) {
    while (!pieces_.empty() && pieces_.front() <= from) pieces_.pop_front();
    std::size_t end = piece_end(0, from).value_or(text_.size());
    // Among the terms that begin like the pieces so far, a range that narrows with every piece.
    auto first = terms_.begin();
    auto last = terms_.end();
    for (std::size_t i = 0;; ++i) {
        const auto piece = piece_end(i, from);
        if (!piece) return end;
        const std::string_view words = text_.substr(from, *piece - from);
        const auto begins_before = [&](std::string_view term, std::string_view start) {
            return term.substr(0, start.size()) < start;
        };
        const auto begins_after = [&](std::string_view start, std::string_view term) {
            return start < term.substr(0, start.size());
        };
        first = std::lower_bound(first, last, words, begins_before);
        last = std::upper_bound(first, last, words, begins_after);
        if (first == last) return end;
        if (first->size() == words.size()) end = *piece;
    }
}

// The end of the piece of that index, counted from the word that begins at `from`; none behind the text.
std::optional<std::size_t> WordEnds::piece_end(std::size_t index, std::size_t from) {
    while (pieces_.size() <= index) {
        const auto end = next_piece(pieces_.empty() ? from : pieces_.back());
        if (!end) return std::nullopt;
        pieces_.push_back(*end);
    }
    return pieces_[index];
}

// The first end behind `from`: of a kept run, or of a word of the dictionary outside them.
std::optional<std::size_t> WordEnds::next_piece(std::size_t from) {
    if (from == text_.size()) return std::nullopt;
    while (kept_ && (kept_->kind == 0 || kept_->span.end <= from)) kept_ = rules_.next();
    if (kept_ && kept_->span.begin <= from) return kept_->span.end;
    while (dictionary_end_ <= from) {
        const auto word = dictionary_.next();
        dictionary_end_ = word ? word->span.end : text_.size();
    }
    return kept_ ? std::min(dictionary_end_, kept_->span.begin) : dictionary_end_;
}

}  // namespace zhenggai
