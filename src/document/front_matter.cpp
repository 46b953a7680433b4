#include "document/front_matter.h"

#include <algorithm>
#include <string>

#include "base/character_set.h"
#include "text/character.h"

namespace zhenggai {

namespace {

constexpr std::size_t most_title_lines = 6;
constexpr std::size_t most_signature_lines = 6;
constexpr std::size_t shortest_issued_title = 6;  // code points

// The lines without their spaces, for patterns: titles are often letter-spaced (通 知).
void append_packed(std::string& packed, std::string_view line) {
    std::size_t word = 0;  // what has not been appended begins here
    for (std::size_t i = 0; i < line.size();) {
        if (begins_usual_han(line[i])) {
            i += 3;
            continue;
        }
        const CodePoint character = first_code_point(line.substr(i));
        const std::size_t begin = i;
        i += character.length;
        if (!is_blank(character.value)) continue;
        packed += line.substr(word, begin - word);
        word = i;
    }
    packed += line.substr(word);
}

constexpr CharacterSet stops("。；！？;：");

bool has_stop(std::string_view text) {
    if (text.ends_with(":") || text.ends_with("，") || text.ends_with(",")) return true;
    for (std::size_t i = 0; i < text.size();) {
        if (begins_usual_han(text[i])) {
            i += 3;
            continue;
        }
        if (stops.begins(text.substr(i))) return true;
        i += first_code_point(text.substr(i)).length;
    }
    return false;
}

// One run of title lines: blocks [begin, end), cut behind the last line that may end a title.
struct TitleRun {
    std::size_t begin = 0;
    std::size_t end = 0;
    bool ended = false;  // a title word stands at its end

    Pieces lines(std::span<const Block> blocks) const {
        Pieces pieces;
        for (std::size_t i = begin; i < end; ++i) pieces.push_back(blocks[i].text);
        return pieces;
    }
};

class FrontReader {
  public:
    FrontReader(std::span<const Block> blocks, const Matcher& matcher)
        : blocks_(blocks),
          matcher_(matcher),
          reading_{.lines = std::vector<FrontLine>(blocks.size(), FrontLine::none)} {}

    FrontMatterReading read() {
        read_signatures();
        const TitleRun first = first_title();
        take(first);
        reading_.front.title = first.lines(blocks_);
        split_number();
        read_below_title(first.end);
        const std::string title = packed(reading_.front.title);
        if (matcher_.is(BlockRole::notice_title, title)) {
            take_issuer_of_notice(first);
            issued_ = matcher_.capture(BlockRole::notice_title, "issued", title).value_or("");
            if (const TitleRun issued = issued_title(first.end); issued.end > issued.begin) {
                take(issued);
                reading_.front.title = issued.lines(blocks_);
                split_number();
            }
        }
        return std::move(reading_);
    }

  private:
    bool is_signature_line(const Block& block) const {
        return is_plain_line(block) && matcher_.is(BlockRole::signature, block.text);
    }

    // Every signature is taken; the first one with a unit tells the issuers and the date.
    void read_signatures() {
        bool signed_once = false;
        for (std::size_t i = 0; i < blocks_.size(); ++i) {
            const Block& block = blocks_[i];
            if (block.kind != BlockKind::date_line && block.kind != BlockKind::signed_date) continue;
            std::vector<std::string_view> units;
            std::size_t first = i;
            while (first > 0 && i - first < most_signature_lines && is_signature_line(blocks_[first - 1]))
                --first;
            for (std::size_t j = first; j < i; ++j) add_units(units, blocks_[j].text);
            if (block.kind == BlockKind::signed_date) add_units(units, block.content);
            if (!units.empty() && !signed_once) {
                signed_once = true;
                reading_.front.issued = block.capture;
                reading_.front.issuers = units;
            } else if (!reading_.front.issued) {
                reading_.front.issued = block.capture;
            }
            if (units.empty()) continue;
            take(first, i + 1, FrontLine::signature);
        }
    }

    // Units that sign side by side stand apart by spaces: 某市委办公室　某市人民政府办公室.
    void add_units(std::vector<std::string_view>& units, std::string_view line) const {
        std::vector<std::string_view> parts;
        std::size_t begin = 0;
        for (std::size_t i = 0; i < line.size();) {
            const std::size_t here = i;
            if (!is_blank(next_code_point(line, i))) continue;
            if (here > begin) parts.push_back(line.substr(begin, here - begin));
            begin = i;
        }
        parts.push_back(line.substr(begin));
        const bool all_units = std::all_of(parts.begin(), parts.end(), [this](std::string_view part) {
            return matcher_.is(BlockRole::signature, part) && count_code_points(part) >= 4;
        });
        if (!all_units) parts = {line};
        units.insert(units.end(), parts.begin(), parts.end());
    }

    bool is_free_title_line(std::size_t i) const {
        return reading_.lines[i] == FrontLine::none && is_title_line(blocks_[i], matcher_);
    }

    TitleRun run_from(std::size_t begin) const {
        TitleRun run{begin, begin};
        std::string joined;
        std::string title;
        std::size_t i = begin;
        for (; i < blocks_.size() && i - begin < most_title_lines && is_free_title_line(i); ++i) {
            append_packed(joined, blocks_[i].text);
            const bool named = !issued_.empty() && joined == issued_;
            if (!named && !matcher_.is(BlockRole::title_end, joined)) continue;
            // The title of a cover comes again above the text: it is the title once.
            if (run.ended && joined.ends_with(title)) break;
            run.end = i + 1;
            run.ended = true;
            title = joined;
        }
        if (!run.ended) run.end = i;
        return run;
    }

    // The first run before any body text; one that ends in no title word counts only where nothing
    // better comes.
    TitleRun first_title() const {
        TitleRun fallback;
        for (std::size_t i = 0; i < blocks_.size(); ++i) {
            if (is_free_title_line(i)) {
                const TitleRun run = run_from(i);
                if (run.ended) return run;
                if (fallback.end == fallback.begin) fallback = run;
                i = run.end - 1;
            } else if (is_body(blocks_[i])) {
                break;
            }
        }
        return fallback.end - fallback.begin <= 3 ? fallback : TitleRun{fallback.begin, fallback.begin + 1};
    }

    bool is_body(const Block& block) const {
        if (block.marker || block.kind == BlockKind::label || block.kind == BlockKind::problem) return true;
        return block.kind == BlockKind::prose && block.text.find("。") != std::string_view::npos;
    }

    // The title of the text that a notice issues: behind the notice's own body, before the first item.
    TitleRun issued_title(std::size_t from) const {
        for (std::size_t i = from; i < blocks_.size(); ++i) {
            if (blocks_[i].kind == BlockKind::problem || blocks_[i].kind == BlockKind::label) break;
            if (!is_free_title_line(i)) continue;
            const TitleRun run = run_from(i);
            if (run.ended && count_code_points(packed(run.lines(blocks_))) >= shortest_issued_title)
                return run;
            i = run.end - 1;
        }
        return {};
    }

    // 某规划（某发〔2021〕145号): the number in the title's last parentheses is no part of the title.
    void split_number() {
        if (reading_.front.title.empty()) return;
        std::string_view& last = reading_.front.title.back();
        const std::size_t open = std::max(position_or_zero(last, "("), position_or_zero(last, "（"));
        if (open == 0) return;
        const std::string_view tail = last.substr(open);
        const auto number = matcher_.capture(BlockRole::document_number, "number", tail);
        if (!number) return;
        // The notice's own number counts, not that of the text that it issues.
        if (!reading_.front.number) reading_.front.number = *number;
        take_date_of_number(tail);
        last = trim_end(last.substr(0, open));
    }

    // （某发〔2021〕7号 2021年1月20日）: without a signature its date is that of the issue.
    void take_date_of_number(std::string_view line) {
        if (reading_.front.issued) return;
        const auto date = matcher_.capture(BlockRole::document_number, "date", line);
        if (date && !date->empty()) reading_.front.issued = *date;
    }

    static std::size_t position_or_zero(std::string_view text, std::string_view mark) {
        const std::size_t at = text.rfind(mark);
        return at == std::string_view::npos ? 0 : at;
    }

    // Number and addressees stand right below the title; a number may stand above it as well.
    void read_below_title(std::size_t end) {
        for (std::size_t i = 0; i < std::min(end + 4, blocks_.size()); ++i) {
            const Block& block = blocks_[i];
            if (block.kind == BlockKind::document_number) {
                if (!reading_.front.number) reading_.front.number = block.capture;
                take_date_of_number(block.text);
            }
            if (i < end || block.marker || block.kind != BlockKind::prose) continue;
            if (const auto addressees = matcher_.capture(BlockRole::addressees, "addressees", block.text)) {
                reading_.front.addressees = trim(*addressees);
                return;
            }
            if (is_body(block)) return;
        }
    }

    // Without a signature the notice's title still says who issues it, on a line of its own or before 关于.
    void take_issuer_of_notice(const TitleRun& title) {
        if (!reading_.front.issuers.empty()) return;
        const std::string_view first = blocks_[title.begin].text;
        const bool own_line = title.end - title.begin > 1 && matcher_.is(BlockRole::signature, first);
        if (own_line) return add_units(reading_.front.issuers, first);
        const std::string title_packed = packed(title.lines(blocks_));
        const auto issuer = matcher_.capture(BlockRole::notice_title, "issuer", title_packed);
        const std::string_view written = issuer ? packed_prefix(first, issuer->size()) : std::string_view{};
        if (!written.empty()) add_units(reading_.front.issuers, written);
    }

    // The start of the line that has `size` bytes besides its spaces.
    static std::string_view packed_prefix(std::string_view line, std::size_t size) {
        std::size_t end = 0;
        for (std::size_t i = 0; i < line.size() && size > 0; end = i) {
            const std::size_t begin = i;
            if (!is_blank(next_code_point(line, i))) size -= std::min(size, i - begin);
        }
        return line.substr(0, end);
    }

    void take(const TitleRun& run) { take(run.begin, run.end, FrontLine::title); }

    void take(std::size_t begin, std::size_t end, FrontLine as) {
        for (std::size_t i = begin; i < end; ++i) reading_.lines[i] = as;
    }

    std::span<const Block> blocks_;
    const Matcher& matcher_;
    FrontMatterReading reading_;
    std::string issued_;  // the title that a notice's own title names, without white space
};

}  // namespace

std::string packed(const Pieces& lines) {
    std::string joined;
    for (const std::string_view line : lines) append_packed(joined, line);
    return joined;
}

bool is_title_line(const Block& block, const Matcher& matcher) {
    if (!is_plain_line(block)) return false;
    // A dash begins a subtitle: ——2023年2月24日在……会议上.
    const std::size_t limit = matcher.grammar().title_line_limit;
    if (block.text.size() > 4 * limit || has_stop(block.text) || block.text.starts_with("——")) return false;
    return count_code_points(block.text) <= limit && !matcher.is(BlockRole::letterhead, block.text) &&
           !matcher.is(BlockRole::subtitle, block.text);
}

Pieces title_lines(std::span<const Block> blocks, std::size_t first, const Matcher& matcher) {
    Pieces lines;
    if (first >= blocks.size() || !is_title_line(blocks[first], matcher)) return lines;
    std::size_t complete = 0;  // lines up to the last that ends a title
    std::string joined;
    std::string title;  // those lines, packed
    for (std::size_t i = first; i < blocks.size() && i - first < most_inner_title_lines; ++i) {
        if (i > first && !is_title_line(blocks[i], matcher)) break;
        lines.push_back(blocks[i].text);
        append_packed(joined, blocks[i].text);
        if (!matcher.is(BlockRole::title_end, joined)) continue;
        // As in run_from.
        if (complete > 0 && joined.ends_with(title)) break;
        complete = lines.size();
        title = joined;
    }
    if (complete > 0) lines.cut(complete);
    return lines;
}

FrontMatterReading read_front_matter(std::span<const Block> blocks, const Matcher& matcher) {
    return FrontReader(blocks, matcher).read();
}

}  // namespace zhenggai
