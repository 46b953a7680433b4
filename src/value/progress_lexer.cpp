#include "value/progress_lexer.h"

#include <array>

#include "value/value_text.h"

namespace zhenggai {

namespace {

constexpr std::size_t longest_parenthesis = 400;  // bytes

// What begins a date or a count without being a word of a list; spaces may stand before dates and states.
constexpr CharacterSet token_openers(
    " \t\n\u00A0　."
    "0123456789０１２３４５６７８９〇零○一二三四五六七八九十两廿卅百千万亿壹贰叁肆伍陆柒捌玖拾佰仟"
    "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳⑴⑵⑶⑷⑸⑹⑺⑻⑼⑽⑾⑿⒀⒁⒂⒃⒄⒅⒆⒇⒈⒉⒊⒋⒌⒍⒎⒏⒐⒑⒒⒓⒔⒕⒖⒗⒘⒙⒚⒛㈠㈡㈢㈣㈤㈥㈦㈧㈨㈩"
    "年第QＱ");
constexpr WordListSet token_words =
    word_lists({WordList::first_half,    WordList::second_half,   WordList::as_of,       WordList::rate_word,
                WordList::unkeyed_state, WordList::not_completed, WordList::closed_word, WordList::done_word,
                WordList::on_schedule,   WordList::in_progress,   WordList::underway,    WordList::done_bare,
                WordList::finished,      WordList::whole,         WordList::already,     WordList::basically,
                WordList::manner,        WordList::rest,          WordList::among,       WordList::each,
                WordList::planned,       WordList::intended});

// Of a text that ends with the sentence.
class ProgressLexer {
  public:
    ProgressLexer(std::string_view text, const ValueWords& words) : text_(text), words_(words) {}

    std::vector<ProgressToken> read(std::size_t begin) {
        for (std::size_t at = begin; at < text_.size();) at = step(at);
        return std::move(tokens_);
    }

  private:
    std::string_view character(std::size_t at) const {
        return text_.substr(at, character_length(text_.substr(at, 4)));
    }

    std::size_t add(ProgressTokenKind kind, std::size_t begin, std::size_t end) {
        tokens_.push_back({.kind = kind, .begin = begin, .end = end});
        return end;
    }

    std::size_t step(std::size_t at) {
        const std::string_view here = text_.substr(at);
        const CodePoint mark = first_code_point(here);
        if (clause_ends_at(text_, at)) {
            if (mark.value == U'；' || mark.value == U';')
                return add(ProgressTokenKind::stop, at, at + mark.length);
            if (is_open_parenthesis(mark.value)) return parenthesis(at);
            if (mark.value == U'“') return quotation(at);
            if (mark.value == U'”' || mark.value == U'"') return at + mark.length;
            return add(ProgressTokenKind::comma, at, at + mark.length);
        }
        if (!token_openers.has(mark.value) && !words_.beginning_like(here).meets(token_words))
            return at + mark.length;
        if (const std::string_view word = words_.longest_at(WordList::as_of, here); !word.empty())
            return as_of(at, at + word.size());
        if (const auto date = parse_date_expression(here, words_, {}); date && date->year && !date->numeric) {
            tokens_.push_back(
                {.kind = ProgressTokenKind::date, .begin = at, .end = at + date->text.size(), .date = *date});
            return tokens_.back().end;
        }
        if (const auto rate = read_rate(text_, at, words_)) {
            tokens_.push_back(
                {.kind = ProgressTokenKind::rate, .begin = at, .end = rate->end, .rate = *rate});
            return rate->end;
        }
        if (const auto state = read_state(text_, at, words_)) {
            tokens_.push_back(
                {.kind = ProgressTokenKind::state, .begin = at, .end = state->end, .state = *state});
            return state->end;
        }
        if (const auto count = read_count(text_, at, words_)) {
            tokens_.push_back(
                {.kind = ProgressTokenKind::count, .begin = at, .end = count->end, .count = *count});
            return count->end;
        }
        return word(at);
    }

    // “四个全面” counts nothing.
    std::size_t quotation(std::size_t at) const {
        const std::size_t close = text_.substr(at, longest_parenthesis).find("”");
        return at + (close == std::string_view::npos ? 0 : close) + character(at).size();
    }

    std::size_t word(std::size_t at) {
        struct Kind {
            WordList list;
            ProgressTokenKind kind;
        };
        constexpr std::array<Kind, 5> kinds{{{WordList::rest, ProgressTokenKind::rest},
                                             {WordList::among, ProgressTokenKind::among},
                                             {WordList::each, ProgressTokenKind::each},
                                             {WordList::planned, ProgressTokenKind::planned},
                                             {WordList::intended, ProgressTokenKind::intended}}};
        for (const Kind& kind : kinds)
            if (const std::string_view word = words_.longest_at(kind.list, text_.substr(at)); !word.empty())
                return add(kind.kind, at, at + word.size());
        return at + character(at).size();
    }

    std::size_t as_of(std::size_t begin, std::size_t at) {
        ProgressToken token{.kind = ProgressTokenKind::as_of, .begin = begin, .end = at};
        if (const auto date = parse_date_expression(text_.substr(at), words_, {})) {
            token.date = *date;
            token.end = at + date->text.size();
        }
        tokens_.push_back(token);
        return token.end;
    }

    // A parenthesis with a state is read as clauses of its own, one with a percentage as a rate; others
    // say nothing of progress.
    std::size_t parenthesis(std::size_t at) {
        const std::string_view group = text_.substr(at, longest_parenthesis);
        const std::size_t length = behind_parenthesis(group);
        const std::size_t inside = at + character(at).size();
        if (length == std::string_view::npos) return add(ProgressTokenKind::comma, at, inside);
        const std::string_view words = group.substr(0, length);
        if (const std::string_view rate = percentage_at(text_.substr(inside)); !rate.empty()) {
            ProgressToken token{
                .kind = ProgressTokenKind::rate, .begin = inside, .end = inside + rate.size()};
            token.rate = {.rate = rate, .of_state = true, .begin = inside, .end = token.end};
            tokens_.push_back(token);
            return at + length;
        }
        return states_number(words) ? add(ProgressTokenKind::comma, at, inside) : at + length;
    }

    bool states_number(std::string_view words) const {
        bool state = false;
        bool count = false;
        for (std::size_t at = 0; at < words.size() && !(state && count);) {
            if (const auto found = read_state(words, at, words_)) {
                state = true;
                at = found->end;
            } else if (const auto number = read_count(words, at, words_)) {
                count = true;
                at = number->end;
            } else {
                at += character_length(words.substr(at));
            }
        }
        return state && count;
    }

    std::string_view text_;
    const ValueWords& words_;
    std::vector<ProgressToken> tokens_;
};

}  // namespace

std::vector<ProgressToken> progress_tokens(std::string_view text, std::size_t begin, std::size_t end,
                                           const ValueWords& words) {
    return ProgressLexer(text.substr(0, end), words).read(begin);
}

}  // namespace zhenggai
