#include "source/html_start.h"

#include <algorithm>
#include <iterator>

namespace zhenggai {
namespace {

char to_lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

bool equal_in_any_case(char a, char b) { return to_lower(a) == to_lower(b); }

bool starts_with(std::string_view text, std::string_view lower) {
    return text.size() >= lower.size() &&
           std::equal(lower.begin(), lower.end(), text.begin(), equal_in_any_case);
}

bool contains(std::string_view text, std::string_view lower) {
    return std::search(text.begin(), text.end(), lower.begin(), lower.end(), equal_in_any_case) != text.end();
}

bool is_space(char c) { return c == ' ' || (c >= '\t' && c <= '\r'); }

// Takes `open` … `close` off the front; false, and nothing taken, where it does not stand there whole.
bool skip_enclosed(std::string_view& text, std::string_view open, std::string_view close) {
    if (!text.starts_with(open)) return false;
    const std::size_t end = text.find(close, open.size());
    if (end == std::string_view::npos) return false;
    text.remove_prefix(end + close.size());
    return true;
}

void skip_prolog(std::string_view& text) {
    for (;;) {
        while (!text.empty() && is_space(text.front())) text.remove_prefix(1);
        if (!skip_enclosed(text, "<!--", "-->") && !skip_enclosed(text, "<?", "?>")) return;
    }
}

}  // namespace

bool begins_like_html(std::string_view text) {
    // What pages and pieces copied out of them begin with.
    constexpr std::string_view names[] = {"html", "head", "body",  "meta", "title",   "style",  "script",
                                          "link", "base", "table", "div",  "p",       "span",   "center",
                                          "font", "h1",   "h2",    "h3",   "article", "section"};
    skip_prolog(text);
    if (starts_with(text, "<!doctype html")) return true;
    if (!text.starts_with('<')) return false;
    text.remove_prefix(1);
    return std::any_of(std::begin(names), std::end(names), [text](std::string_view name) {
        if (!starts_with(text, name) || text.size() == name.size()) return false;
        const char next = text[name.size()];
        return next == '>' || next == '/' || is_space(next);
    });
}

bool begins_like_mhtml(std::string_view text) {
    const bool has_mail_header = starts_with(text, "mime-version:") || starts_with(text, "from: <saved by");
    return has_mail_header && contains(text.substr(0, 4096), "content-type: multipart/related");
}

}  // namespace zhenggai
