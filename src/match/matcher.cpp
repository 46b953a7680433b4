#include "match/matcher.h"

#include <algorithm>
#include <array>
#include <bitset>
#include <cstring>

#include "base/character_set.h"
#include "base/word_search.h"
#include "grammar/last_bytes.h"
#include "match/first_characters.h"
#include "match/inline_marks.h"
#include "match/label_table.h"
#include "match/marker_table.h"
#include "match/pattern.h"
#include "text/character.h"
#include "text/fold.h"
#include "value/numeral.h"

namespace zhenggai {

namespace {

// A paragraph longer than this (bytes) is no date line, number or note.
constexpr std::size_t short_paragraph = 240;

// A block's rule with the captures that its kind may have; 0 where the pattern has none of the name.
struct ReadyBlock {
    explicit ReadyBlock(const BlockRule& rule)
        : role(rule.role),
          pattern(rule.pattern),
          label(pattern.group("label")),
          number(pattern.group("number")),
          statement(pattern.group("statement")),
          title(pattern.group("title")),
          date(pattern.group("date")),
          unit(pattern.group("unit")) {}

    BlockRole role;
    Pattern pattern;
    int label;
    int number;
    int statement;
    int title;
    int date;
    int unit;
};

std::string_view captured(const Captures& captures, int group) {
    return group == 0 ? std::string_view{} : captures[group];
}

// Roles that are tried on every paragraph, by its first character. The others are tried on short plain
// paragraphs, or on demand.
bool is_opening_role(BlockRole role) {
    return role == BlockRole::problem || role == BlockRole::annex || role == BlockRole::annex_mention ||
           role == BlockRole::box;
}

// Three cells or more. One tab alone also stands between a number and its text.
bool is_table_row(std::string_view text) {
    const auto* first = static_cast<const char*>(std::memchr(text.data(), '\t', text.size()));
    if (first == nullptr) return false;
    const std::string_view rest = text.substr(static_cast<std::size_t>(first - text.data()) + 1);
    return rest.find('\t') != std::string_view::npos;
}

std::vector<std::string_view> views_of(const std::vector<std::string>& words) {
    return {words.begin(), words.end()};
}

// Makes the views of folded copies views of the paragraphs themselves.
void unfold(std::span<Block> blocks, const Folding& folding) {
    for (Block& block : blocks) {
        if (block.marker) block.marker->text = folding.unfold(block.marker->text);
        for (std::string_view* view : {&block.label, &block.text, &block.content, &block.capture})
            if (view->data() != nullptr) *view = folding.unfold(*view);
    }
}

std::optional<BlockKind> kind_of_short(BlockRole role) {
    switch (role) {
        case BlockRole::date_line: return BlockKind::date_line;
        case BlockRole::signed_date: return BlockKind::signed_date;
        case BlockRole::document_number: return BlockKind::document_number;
        case BlockRole::note: return BlockKind::note;
        default: return std::nullopt;
    }
}

}  // namespace

struct Matcher::State {
    explicit State(const Grammar& source)
        : grammar(source),
          labels(source.fields, source.label_prefixes),
          blocks(source.blocks.begin(), source.blocks.end()),
          markers(source.markers),
          total_openings(views_of(source.declaration.openings)),
          openings(opening_characters(source, [](const GatedPattern& one) { return one.gate.first; })),
          opening_thirds(opening_characters(
              source, [](const GatedPattern& one) { return third_characters(one.program); })),
          furniture_openings(furniture_characters(source)),
          page_ends(page_end_characters(source)),
          page_end_bytes(last_bytes(page_ends)) {
        for (const TotalRule& rule : grammar.declaration.totals) {
            totals.emplace_back(rule.pattern);
            total_numbers.push_back(totals.back().group("number"));
        }
        for (const FurnitureRule& rule : grammar.furniture) furniture.emplace_back(rule.pattern);
        for (std::size_t i = 0; i < blocks.size(); ++i) {
            const GatedPattern& pattern = grammar.blocks[i].pattern;
            if (blocks[i].role == BlockRole::problem)
                problem_openings = united(problem_openings, pattern.gate.first);
            if (kind_of_short(blocks[i].role)) short_ends = united(short_ends, end_characters(pattern));
            rules_of_role[static_cast<std::size_t>(blocks[i].role)].push_back(i);
            if (is_opening_role(blocks[i].role)) opening_blocks.push_back(i);
            if (kind_of_short(blocks[i].role)) short_blocks.push_back(i);
        }
    }

    // Of each opening, what it begins with, or what another of its characters may be: the blocks of opening
    // roles, then the markers.
    template <class Characters>
    static FirstCharacters opening_characters(const Grammar& grammar, Characters characters) {
        std::vector<CharacterRanges> sets;
        for (const BlockRule& rule : grammar.blocks)
            if (is_opening_role(rule.role)) sets.push_back(characters(rule.pattern));
        for (const MarkerRule& rule : grammar.markers) sets.push_back(characters(rule.pattern));
        return FirstCharacters(sets);
    }

    static FirstCharacters furniture_characters(const Grammar& grammar) {
        std::vector<CharacterRanges> sets;
        for (const FurnitureRule& rule : grammar.furniture) sets.push_back(rule.pattern.gate.first);
        return FirstCharacters(sets);
    }

    // What a text may end with that the pattern is tried on; anything where a match need not reach its end.
    static CharacterRanges end_characters(const GatedPattern& pattern) {
        return pattern.gate.ends_text ? pattern.gate.last : every_character();
    }

    static CharacterRanges page_end_characters(const Grammar& grammar) {
        CharacterRanges ends;
        for (const FurnitureRule& rule : grammar.furniture)
            if (rule.place == FurniturePlace::page || rule.place == FurniturePlace::page_series)
                ends = united(ends, end_characters(rule.pattern));
        return ends;
    }

    // The rules of the role, by their indices in the grammar.
    std::span<const std::size_t> rules_of(BlockRole role) const {
        return rules_of_role[static_cast<std::size_t>(role)];
    }

    // True where a rule of the role matches the text; `may` tells from the text's ends which are worth a try.
    bool any_rule(BlockRole role, std::string_view text, bool (Pattern::*may)(const TextEnds&) const,
                  bool (Pattern::*matches)(std::string_view) const) const {
        const std::optional<TextEnds> ends = text.empty() ? std::nullopt : std::optional<TextEnds>(text);
        std::optional<std::string_view> plain;
        Folding folding;
        for (const std::size_t i : rules_of(role)) {
            const Pattern& pattern = blocks[i].pattern;
            if (ends && ends->stay && !(pattern.*may)(*ends)) continue;
            if (!plain) plain = folding.fold(text);
            if ((pattern.*matches)(*plain)) return true;
        }
        return false;
    }

    // The first opening rule that matches from the start of the text.
    struct Opening {
        std::optional<std::size_t> block = {};   // its rule
        std::optional<std::size_t> marker = {};  // or the marker's
        Captures captures = {};
    };

    void find_opening(std::string_view text, Opening& opening) const {
        if (text.empty()) return;
        const auto begun = openings.of(first_code_point(text).value);
        if (begun.empty()) return;
        // Openings that begin alike, as labels do, part at their third character.
        const TextStart start(text);
        const bool all = start.count < 3;
        const auto thirds = all ? begun : opening_thirds.of(start.at[2]);
        auto third = thirds.begin();
        for (const std::uint16_t i : begun) {
            while (third != thirds.end() && *third < i) ++third;
            if (third == thirds.end()) break;
            if (*third != i) continue;
            const bool is_block = i < opening_blocks.size();
            const std::size_t rule = is_block ? opening_blocks[i] : i - opening_blocks.size();
            const Pattern& pattern = is_block ? blocks[rule].pattern : markers.pattern(rule);
            if (!pattern.match_begun(text, start, opening.captures)) continue;
            (is_block ? opening.block : opening.marker) = rule;
            return;
        }
    }

    // Fills `block` from a match of one of the rules that decide alone.
    static void fill_opening(Block& block, const ReadyBlock& rule, const Captures& captures,
                             std::string_view text) {
        if (rule.role == BlockRole::annex) {
            block.kind = BlockKind::annex;
        } else if (rule.role == BlockRole::annex_mention || rule.role == BlockRole::box) {
            block.kind = rule.role == BlockRole::box ? BlockKind::box : BlockKind::annex_mention;
            block.number = parse_integer(captured(captures, rule.number));
            block.content = trim(captured(captures, rule.title));
        } else {
            block.kind = BlockKind::problem;
            block.label = trim(captured(captures, rule.label));
            block.number = parse_integer(trim(captured(captures, rule.number)));
            block.content = trim(captured(captures, rule.statement));
            const std::string_view behind = trim_start(
                text.substr(static_cast<std::size_t>(block.label.data() + block.label.size() - text.data())));
            block.colon = behind.empty() || behind.starts_with(":") || behind.starts_with("：");
        }
    }

    bool fill_problem(Block& block, std::string_view text) const {
        if (!text.empty() && !contains(problem_openings, first_code_point(text).value)) return false;
        for (const std::size_t i : rules_of(BlockRole::problem))
            if (const Captures captures = blocks[i].pattern.match(text)) {
                fill_opening(block, blocks[i], captures, text);
                return true;
            }
        return false;
    }

    void fill_label(Block& block, const LabelMatch& match) const {
        block.kind = BlockKind::label;
        block.key = match.key;
        block.label = match.label;
        block.colon = match.colon;
        block.content = trim(match.value);
    }

    void fill_short(Block& block, std::string_view text) const {
        std::size_t end = text.size();
        if (!text.empty() && !contains(short_ends, previous_code_point(text, end))) return;
        for (const std::size_t i : short_blocks) {
            const ReadyBlock& rule = blocks[i];
            const Captures captures = rule.pattern.match(text);
            if (!captures) continue;
            block.kind = *kind_of_short(rule.role);
            for (const int group : {rule.date, rule.number})
                if (group != 0) block.capture = captures[group];
            if (rule.unit != 0) block.content = captures[rule.unit];
            return;
        }
    }

    // What follows a marker, or a paragraph without one.
    void fill_content(Block& block, std::string_view content) const {
        block.content = content;
        const auto label = labels.at_start(content);
        // 1.问题描述：may start a problem, where the document's structure says so.
        const bool statement = label && label->key == FieldKey::text && label->colon;
        if (block.marker && (!label || statement) && fill_problem(block, content)) return;
        if (label) return fill_label(block, *label);
        if (!block.marker && content.size() <= short_paragraph) fill_short(block, content);
    }

    Block classify(const Paragraph& paragraph) const {
        Block block{.line = paragraph.line, .text = paragraph.text};
        Opening opening;
        find_opening(paragraph.text, opening);
        if (opening.block) {
            fill_opening(block, blocks[*opening.block], opening.captures, paragraph.text);
            return block;
        }
        std::string_view rest = paragraph.text;
        if (opening.marker) block.marker = markers.marker_of(*opening.marker, opening.captures, rest, rest);
        fill_content(block, rest);
        return block;
    }

    // The first label inside the text. Where parentheses say who answers for a task, those in one are no
    // concern of the paragraph's (document/assignment_reader.h).
    std::optional<LabelMatch> first_label(std::string_view text) const {
        auto label = labels.inside(text, 0);
        if (!grammar.fills(RecordList::measures)) return label;
        int depth = 0;
        for (std::size_t at = 0; label;) {
            for (; at < label->begin; ++at) depth += bracket_step(text, at);
            if (depth <= 0) return label;
            label = labels.inside(text, static_cast<std::size_t>(label->value.data() - text.data()));
        }
        return label;
    }

    // 1 where a bracket opens at the byte `at`, -1 where one closes.
    static int bracket_step(std::string_view text, std::size_t at) {
        for (const std::string_view open : {"(", "（", "[", "【", "〔"})
            if (text.substr(at).starts_with(open)) return 1;
        for (const std::string_view close : {")", "）", "]", "】", "〕"})
            if (text.substr(at).starts_with(close)) return -1;
        return 0;
    }

    // Cuts the labels that stand inside the block's content into blocks of their own.
    void add_with_labels(Block& block, std::vector<Block>& out) const {
        auto next = first_label(block.content);
        if (!next && begins_list(block, out)) return add_run(block, out);
        if (!next || (next->in_parentheses && !closes_at_end(block.content, next->begin)))
            return add_part(block, out);
        const bool in_parentheses = next->in_parentheses;
        const std::string_view rest =
            in_parentheses ? without_last_parenthesis(block.content) : block.content;
        block.content = without_separators(rest.substr(0, next->begin), in_parentheses);
        if (within(block.content, block.text))
            block.text = {
                block.text.data(),
                static_cast<std::size_t>(block.content.data() + block.content.size() - block.text.data())};
        add_part(block, out);
        while (next) {
            Block label{.continues = true, .line = block.line};
            const auto begin = next->begin;
            const auto value = static_cast<std::size_t>(next->value.data() - rest.data());
            fill_label(label, *next);
            next = labels.inside(rest, value);
            const std::size_t end = next ? next->begin : rest.size();
            label.content = without_separators(rest.substr(value, end - value), false);
            label.text = rest.substr(begin, end - begin);
            add_part(label, out);
        }
    }

    // A list that begins on the line of its label (整改措施：1.开展…) is parted from it.
    void add_part(Block& block, std::vector<Block>& out) const {
        const bool opens_list = block.kind == BlockKind::label && block.key == FieldKey::measures;
        if (!opens_list || block.content.empty()) {
            out.push_back(block);
            return;
        }
        Block item = classify({block.content, block.line});
        item.continues = true;
        block.content = {};
        out.push_back(block);
        add_run(item, out);
    }

    // Cuts a list that stands in one paragraph (1.开展…。2.清理…。) into its items.
    void add_run(Block& item, std::vector<Block>& out) const {
        while (item.kind == BlockKind::prose) {
            const auto next = markers.next_of_run(item);
            if (!next) break;
            Block behind{.continues = true, .line = item.line, .marker = next->marker};
            behind.text = item.content.substr(next->begin);
            behind.content = next->content;
            item.content = trim_end(item.content.substr(0, next->begin));
            item.text = {item.text.data(), static_cast<std::size_t>(item.content.data() +
                                                                    item.content.size() - item.text.data())};
            out.push_back(item);
            item = behind;
        }
        out.push_back(item);
    }

    // True for a list's first paragraph, right below the label that opens the measures.
    static bool begins_list(const Block& block, std::span<const Block> before) {
        return block.kind == BlockKind::prose && block.marker && !block.marker->doubtful && !before.empty() &&
               before.back().kind == BlockKind::label && before.back().key == FieldKey::measures &&
               before.back().content.empty();
    }

    static bool within(std::string_view part, std::string_view whole) {
        return part.data() >= whole.data() && part.data() + part.size() <= whole.data() + whole.size();
    }

    BlockKind table_kind(std::string_view row) const {
        int known = 0;
        for (std::size_t begin = 0; begin <= row.size();) {
            const std::size_t end = std::min(row.find('\t', begin), row.size());
            known += labels.find(trim(row.substr(begin, end - begin))) ? 1 : 0;
            begin = end + 1;
        }
        return known >= 2 ? BlockKind::table_header : BlockKind::table_row;
    }

    const Grammar& grammar;
    LabelTable labels;
    std::vector<ReadyBlock> blocks;  // of each rule of the grammar
    MarkerTable markers;
    std::vector<Pattern> totals = {};  // likewise
    std::vector<int> total_numbers = {};
    WordSearch total_openings;  // words that stand before totals
    std::vector<Pattern> furniture = {};
    std::array<std::vector<std::size_t>, block_role_count> rules_of_role = {};
    std::vector<std::size_t> opening_blocks = {};  // the rules of opening roles
    std::vector<std::size_t> short_blocks = {};    // those of kind_of_short
    FirstCharacters openings;                      // of opening_blocks, then of markers
    FirstCharacters opening_thirds;                // of the same, by their third characters
    FirstCharacters furniture_openings;            // of furniture
    CharacterRanges problem_openings = {};         // what problems begin with
    CharacterRanges short_ends = {};               // what short_blocks end with
    CharacterRanges page_ends;                     // what lines of a page end with
    std::bitset<256> page_end_bytes;               // the last bytes of these
};

Matcher::Matcher(const Grammar& grammar) : state_(std::make_unique<const State>(grammar)) {}
Matcher::~Matcher() = default;
Matcher::Matcher(Matcher&&) noexcept = default;
Matcher& Matcher::operator=(Matcher&&) noexcept = default;

const Grammar& Matcher::grammar() const { return state_->grammar; }

std::vector<Block> Matcher::match(std::span<const Paragraph> paragraphs, Foldable foldable) const {
    std::vector<Block> blocks;
    // Some paragraphs hold several blocks. Room that stays unused costs nothing; moving all blocks costs their size.
    blocks.reserve(paragraphs.size() + paragraphs.size() / 2);
    match_onto(paragraphs, false, foldable, blocks);
    return blocks;
}

std::size_t Matcher::match_onto(std::span<const Paragraph> paragraphs, bool more, Foldable foldable,
                                std::vector<Block>& blocks) const {
    Folding folding(foldable);
    const std::size_t above = blocks.size();
    const auto folded = [&](std::size_t i) {
        return Paragraph{folding.fold(paragraphs[i].text), paragraphs[i].line};
    };
    std::size_t i = 0;
    for (; i < paragraphs.size(); ++i) {
        const Paragraph paragraph = folded(i);
        if (is_table_row(paragraph.text)) {
            blocks.push_back(Block{
                .kind = state_->table_kind(paragraph.text), .line = paragraph.line, .text = paragraph.text});
            continue;
        }
        Block block = state_->classify(paragraph);
        const bool alone = block.kind == BlockKind::prose && block.marker && block.content.empty();
        if (alone && more && i + 1 == paragraphs.size()) break;
        if (alone && i + 1 < paragraphs.size()) {
            const Block next = state_->classify(folded(i + 1));
            if (!next.marker && (next.kind == BlockKind::prose || next.kind == BlockKind::problem)) {
                Block joined = next;
                joined.line = block.line;
                joined.marker = block.marker;
                block = joined;
                ++i;
            }
        }
        state_->add_with_labels(block, blocks);
    }
    if (!folding.empty()) unfold(std::span(blocks).subspan(above), folding);
    return i;
}

LineStart Matcher::start_of(std::string_view line, std::optional<Marker>& marker) const {
    if (is_table_row(line)) return LineStart::table;
    Folding folding;
    const Block block = state_->classify({folding.fold(line)});
    switch (block.kind) {
        case BlockKind::problem: return LineStart::item;
        case BlockKind::label:
            if (!block.marker) return LineStart::item;
            break;
        case BlockKind::prose:
            if (!block.marker || block.marker->doubtful) return LineStart::plain;
            break;
        default: return LineStart::fixed;
    }
    marker = block.marker;
    marker->text = folding.unfold(marker->text);
    return LineStart::marker;
}

std::optional<std::size_t> Matcher::furniture_rule(std::string_view line,
                                                   bool (*accepts)(FurniturePlace)) const {
    if (line.empty()) return std::nullopt;
    const TextEnds ends(line);
    std::optional<std::string_view> plain;
    Folding folding;
    const auto matches = [&](std::size_t i) {
        if (!accepts(state_->grammar.furniture[i].place)) return false;
        if (ends.stay && !state_->furniture[i].may_begin(ends)) return false;
        if (!plain) plain = folding.fold(line);
        return state_->furniture[i].begins(*plain);
    };
    if (ends.stay) {
        for (const std::uint16_t i : state_->furniture_openings.of(ends.first))
            if (matches(i)) return i;
        return std::nullopt;
    }
    for (std::size_t i = 0; i < state_->furniture.size(); ++i)
        if (matches(i)) return i;
    return std::nullopt;
}

bool Matcher::may_be_of_page(std::string_view line, Foldable foldable) const {
    if (foldable == Foldable::never && !state_->page_end_bytes.test(static_cast<unsigned char>(line.back())))
        return false;
    std::size_t at = line.size();
    const char32_t last = previous_code_point(line, at);
    return contains(state_->page_ends, last) || is_foldable_at(line, at);
}

std::optional<std::int64_t> Matcher::furniture_number(std::size_t rule, std::string_view line) const {
    const Pattern& pattern = state_->furniture[rule];
    const Captures captures = pattern.match(line);
    if (!captures) return std::nullopt;
    return parse_integer(captures[pattern.group("number")]);
}

bool Matcher::is(BlockRole role, std::string_view text) const {
    return state_->any_rule(role, text, &Pattern::may_cover, &Pattern::covers);
}

bool Matcher::begins(BlockRole role, std::string_view text) const {
    return state_->any_rule(role, text, &Pattern::may_begin, &Pattern::begins);
}

std::optional<std::string_view> Matcher::capture(BlockRole role, std::string_view name,
                                                 std::string_view text) const {
    return captures(role, {name}, text)[0];
}

std::vector<std::optional<std::string_view>> Matcher::captures(BlockRole role,
                                                               std::initializer_list<std::string_view> names,
                                                               std::string_view text) const {
    Folding folding;
    const std::string_view plain = folding.fold(text);
    std::vector<std::optional<std::string_view>> found(names.size());
    for (const std::size_t i : state_->rules_of(role)) {
        const Pattern& pattern = state_->blocks[i].pattern;
        std::optional<Captures> match;  // asked for once, where a name is still to be found
        for (std::size_t k = 0; k < found.size(); ++k) {
            const int group = found[k] ? 0 : pattern.group(names.begin()[k]);
            if (group == 0) continue;
            if (!match) match = pattern.match(plain);
            if (*match && (*match)[group].data() != nullptr) found[k] = folding.unfold((*match)[group]);
        }
    }
    return found;
}

std::vector<Matcher::Total> Matcher::totals(std::string_view written) const {
    Folding folding;
    const std::string_view sentence = folding.fold(written);
    const Declaration& declaration = state_->grammar.declaration;
    const std::size_t opening = state_->total_openings.find(sentence);
    if (opening == std::string_view::npos) return {};
    std::vector<Total> totals;
    std::array<const char*, 4> places{};  // by key: where the total was found
    for (std::size_t i = 0; i < declaration.totals.size(); ++i) {
        const Captures captures = state_->totals[i].search(sentence.substr(opening));
        if (!captures) continue;
        const auto number = parse_integer(captures[state_->total_numbers[i]]);
        const TotalKey key = declaration.totals[i].key;
        const char*& place = places[static_cast<std::size_t>(key)];
        if (!number || (place != nullptr && place <= captures[0].data())) continue;
        if (place != nullptr) std::erase_if(totals, [key](const Total& total) { return total.key == key; });
        place = captures[0].data();
        totals.push_back({key, *number});
    }
    return totals;
}

}  // namespace zhenggai
