// Where any of some words stands first in a text, told in one reading of it.
//
//     const WordSearch search({"合计", "共"});
//     search.find("清单共47个问题");     // 6, where 共 begins; npos where none of them stands
//
// A look at each character tells nearly all that begin no word; the others are compared with every word.
#pragma once

#include <bitset>
#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace zhenggai {

class WordSearch {
  public:
    // Of well-formed words. An empty one stands at the start of every text.
    explicit WordSearch(std::vector<std::string> words) : words_(std::move(words)) {
        has_empty_ = std::erase(words_, std::string()) > 0;
        for (const std::string& word : words_) firsts_.set(place_of(word));
    }

    // Bytes before the first word of a well-formed text. Linear in the text times the number of words.
    std::size_t find(std::string_view text) const {
        if (has_empty_) return 0;
        for (std::size_t at = 0; at < text.size();) {
            const std::string_view rest = text.substr(at);
            if (firsts_.test(place_of(rest)) && begins(rest)) return at;
            const auto lead = static_cast<unsigned char>(text[at]);
            at += lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
        }
        return std::string_view::npos;
    }

  private:
    // Of the character that the text begins with: few share one place.
    static std::size_t place_of(std::string_view text) {
        const auto low_bits = [text](std::size_t i) {
            return static_cast<std::size_t>(static_cast<unsigned char>(text[i]) & 0x3FU);
        };
        const bool of_three_bytes =
            (static_cast<unsigned char>(text[0]) & 0xF0U) == 0xE0U && text.size() >= 3;
        return of_three_bytes ? low_bits(1) << 6U | low_bits(2) : low_bits(0);
    }

    bool begins(std::string_view text) const {
        for (const std::string& word : words_)
            if (text.starts_with(word)) return true;
        return false;
    }

    std::vector<std::string> words_;
    std::bitset<4096> firsts_ = {};
    bool has_empty_ = false;
};

}  // namespace zhenggai
