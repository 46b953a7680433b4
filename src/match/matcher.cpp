#include "match/matcher.h"

#include <re2/re2.h>
#include <re2/set.h>

#include <algorithm>
#include <array>
#include <cstring>

#include "match/inline_marks.h"
#include "match/label_table.h"
#include "text/character.h"
#include "text/fold.h"
#include "value/numeral.h"

namespace zhenggai {

namespace {

// A paragraph longer than this (bytes) is no date line, number or note.
constexpr std::size_t short_paragraph = 240;

re2::StringPiece piece(std::string_view text) { return {text.data(), text.size()}; }
std::string_view view(re2::StringPiece text) { return {text.data(), text.size()}; }

RE2::Options quiet_options() {
    RE2::Options options;
    options.set_log_errors(false);
    return options;
}

// One pattern with its named groups looked up once.
class Pattern {
  public:
    explicit Pattern(const std::string& pattern)
        : re_(std::make_unique<const RE2>(pattern, quiet_options())),
          groups_(static_cast<std::size_t>(re_->NumberOfCapturingGroups()) + 1) {}

    int group(std::string_view name) const {
        const auto found = re_->NamedCapturingGroups().find(std::string(name));
        return found == re_->NamedCapturingGroups().end() ? 0 : found->second;
    }

    // The groups of a match from the start of the text (`whole`: of all of it); empty without a match.
    std::vector<std::string_view> match(std::string_view text, bool whole = false) const {
        std::vector<re2::StringPiece> pieces(groups_);
        if (!re_->Match(piece(text), 0, text.size(), whole ? RE2::ANCHOR_BOTH : RE2::ANCHOR_START,
                        pieces.data(), static_cast<int>(groups_)))
            return {};
        std::vector<std::string_view> views(groups_);
        std::transform(pieces.begin(), pieces.end(), views.begin(), view);
        return views;
    }

    bool matches(std::string_view text, bool whole = false) const {
        return re_->Match(piece(text), 0, text.size(), whole ? RE2::ANCHOR_BOTH : RE2::ANCHOR_START, nullptr,
                          0);
    }

    // The first match anywhere; empty without one.
    std::vector<std::string_view> search(std::string_view text) const {
        std::vector<re2::StringPiece> pieces(groups_);
        if (!re_->Match(piece(text), 0, text.size(), RE2::UNANCHORED, pieces.data(),
                        static_cast<int>(groups_)))
            return {};
        std::vector<std::string_view> views(groups_);
        std::transform(pieces.begin(), pieces.end(), views.begin(), view);
        return views;
    }

  private:
    std::unique_ptr<const RE2> re_;  // RE2 itself cannot move
    std::size_t groups_;
};

struct CompiledMarker {
    Pattern pattern;
    std::optional<Pattern> doubt;
    int marker_group;
    int number_group;
};

struct CompiledBlock {
    BlockRole role;
    Pattern pattern;
};

// Roles that one look at the first characters decides; they go into the set that every paragraph is
// tried on. The others are tried on short plain paragraphs, or on demand.
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

// Makes the views of folded copies views of the paragraphs themselves.
void unfold(std::vector<Block>& blocks, const Folding& folding) {
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
          openings(quiet_options(), RE2::ANCHOR_START) {
        for (const BlockRule& rule : grammar.blocks) blocks.push_back({rule.role, Pattern(rule.pattern)});
        for (const MarkerRule& rule : grammar.markers) {
            CompiledMarker compiled{Pattern(rule.pattern), std::nullopt, 0, 0};
            compiled.marker_group = compiled.pattern.group("marker");
            compiled.number_group = compiled.pattern.group("number");
            if (rule.doubt) compiled.doubt.emplace(*rule.doubt);
            markers.push_back(std::move(compiled));
        }
        for (const TotalRule& rule : grammar.declaration.totals) totals.emplace_back(rule.pattern);
        for (const FurnitureRule& rule : grammar.furniture) furniture.emplace_back(rule.pattern);
        for (std::size_t i = 0; i < grammar.blocks.size(); ++i) {
            if (!is_opening_role(grammar.blocks[i].role)) continue;
            openings.Add(grammar.blocks[i].pattern, nullptr);
            opening_blocks.push_back(i);
        }
        for (const MarkerRule& rule : grammar.markers) openings.Add(rule.pattern, nullptr);
        openings.Compile();
    }

    // Which opening rules match at the start, as indices into opening_blocks, then into markers.
    void find_openings(std::string_view text, std::vector<int>& found) const {
        re2::RE2::Set::ErrorInfo error{};
        if (openings.Match(piece(text), &found, &error) || error.kind == re2::RE2::Set::kNoError) {
            std::sort(found.begin(), found.end());
            return;
        }
        // The set's automaton ran out of memory: false then does not mean "no match".
        found.clear();
        for (std::size_t i = 0; i < opening_blocks.size(); ++i)
            if (blocks[opening_blocks[i]].pattern.matches(text)) found.push_back(static_cast<int>(i));
        for (std::size_t i = 0; i < markers.size(); ++i)
            if (markers[i].pattern.matches(text))
                found.push_back(static_cast<int>(opening_blocks.size() + i));
    }

    Marker make_marker(std::size_t rule, std::string_view text, std::string_view& rest) const {
        const CompiledMarker& compiled = markers[rule];
        const auto groups = compiled.pattern.match(text);
        const auto group = [&](int i) { return groups[static_cast<std::size_t>(i)]; };
        rest = trim_start(text.substr(groups[0].size()));
        return {.rule = rule,
                .number = parse_integer(group(compiled.number_group)).value_or(0),
                .text = trim(group(compiled.marker_group)),
                .doubtful = compiled.doubt && compiled.doubt->matches(text)};
    }

    // Fills `block` from one of the rules that decide alone; false where the rule is a problem's
    // without a text to judge, or does not match.
    bool fill_opening(Block& block, std::size_t index, std::string_view text) const {
        const CompiledBlock& rule = blocks[index];
        const auto groups = rule.pattern.match(text);
        if (groups.empty()) return false;
        const auto capture = [&](std::string_view name) {
            const int group = rule.pattern.group(name);
            return group == 0 ? std::string_view{} : groups[static_cast<std::size_t>(group)];
        };
        if (rule.role == BlockRole::annex) {
            block.kind = BlockKind::annex;
        } else if (rule.role == BlockRole::annex_mention) {
            block.kind = BlockKind::annex_mention;
            block.number = parse_integer(capture("number"));
            block.content = trim(capture("title"));
        } else if (rule.role == BlockRole::box) {
            block.kind = BlockKind::box;
            block.number = parse_integer(capture("number"));
            block.content = trim(capture("title"));
        } else {
            block.kind = BlockKind::problem;
            block.label = trim(capture("label"));
            block.number = parse_integer(trim(capture("number")));
            block.content = trim(capture("statement"));
            const std::string_view behind = trim_start(
                text.substr(static_cast<std::size_t>(block.label.data() + block.label.size() - text.data())));
            block.colon = behind.empty() || behind.starts_with(":") || behind.starts_with("：");
        }
        return true;
    }

    bool fill_problem(Block& block, std::string_view text) const {
        for (std::size_t i = 0; i < blocks.size(); ++i)
            if (blocks[i].role == BlockRole::problem && fill_opening(block, i, text)) return true;
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
        for (const CompiledBlock& rule : blocks) {
            const auto kind = kind_of_short(rule.role);
            if (!kind) continue;
            const auto groups = rule.pattern.match(text);
            if (groups.empty()) continue;
            block.kind = *kind;
            for (const std::string_view name : {"date", "number"})
                if (const int group = rule.pattern.group(name))
                    block.capture = groups[static_cast<std::size_t>(group)];
            if (const int group = rule.pattern.group("unit"))
                block.content = groups[static_cast<std::size_t>(group)];
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

    Block classify(const Paragraph& paragraph, std::vector<int>& found) const {
        Block block{.line = paragraph.line, .text = paragraph.text};
        found.clear();
        find_openings(paragraph.text, found);
        for (const int id : found) {
            const auto index = static_cast<std::size_t>(id);
            if (index < opening_blocks.size()) {
                if (fill_opening(block, opening_blocks[index], paragraph.text)) return block;
                continue;
            }
            std::string_view rest;
            block.marker = make_marker(index - opening_blocks.size(), paragraph.text, rest);
            fill_content(block, rest);
            return block;
        }
        fill_content(block, paragraph.text);
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
    void add_with_labels(Block block, std::vector<Block>& out, std::vector<int>& found) const {
        auto next = first_label(block.content);
        if (!next && begins_list(block, out)) return add_run(block, out, found);
        if (!next || (next->in_parentheses && !closes_at_end(block.content, next->begin)))
            return add_part(block, out, found);
        const bool in_parentheses = next->in_parentheses;
        const std::string_view rest =
            in_parentheses ? without_last_parenthesis(block.content) : block.content;
        block.content = without_separators(rest.substr(0, next->begin), in_parentheses);
        if (within(block.content, block.text))
            block.text = {
                block.text.data(),
                static_cast<std::size_t>(block.content.data() + block.content.size() - block.text.data())};
        add_part(block, out, found);
        while (next) {
            Block label{.line = block.line, .continues = true};
            const auto begin = next->begin;
            const auto value = static_cast<std::size_t>(next->value.data() - rest.data());
            fill_label(label, *next);
            next = labels.inside(rest, value);
            const std::size_t end = next ? next->begin : rest.size();
            label.content = without_separators(rest.substr(value, end - value), false);
            label.text = rest.substr(begin, end - begin);
            add_part(label, out, found);
        }
    }

    // A list that begins on the line of its label (整改措施：1.开展…) is parted from it.
    void add_part(Block block, std::vector<Block>& out, std::vector<int>& found) const {
        const bool opens_list = block.kind == BlockKind::label && block.key == FieldKey::measures;
        if (!opens_list || block.content.empty()) {
            out.push_back(block);
            return;
        }
        Block item = classify({block.content, block.line}, found);
        item.continues = true;
        block.content = {};
        out.push_back(block);
        add_run(item, out, found);
    }

    // An item that stands inside a paragraph, behind another one.
    struct NextItem {
        std::size_t begin = 0;  // of its marker in the text
        Marker marker = {};
        std::string_view content = {};
    };

    // Cuts a list that stands in one paragraph (1.开展…。2.清理…。) into its items.
    void add_run(Block item, std::vector<Block>& out, std::vector<int>& found) const {
        while (item.kind == BlockKind::prose) {
            const auto next = next_of_run(item, found);
            if (!next) break;
            Block behind{.line = item.line, .continues = true, .marker = next->marker};
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

    // The first marker behind a sentence or a clause that can go on from the item: in its style one number
    // further, or near it, where a number was lost, repeated or moved. An item without a marker may have
    // lost its 1, where no other 1 stands in it.
    std::optional<NextItem> next_of_run(const Block& item, std::vector<int>& found) const {
        const std::string_view text = item.content;
        for (std::size_t at = behind_stop(text, 0); at < text.size(); at = behind_stop(text, at)) {
            const std::string_view rest = trim_start(text.substr(at));
            const auto rule = item.marker ? item.marker->rule : first_marker_rule(rest, found);
            if (rule == markers.size() || !markers[rule].pattern.matches(rest)) continue;
            NextItem next{.begin = text.size() - rest.size()};
            next.marker = make_marker(rule, rest, next.content);
            const std::int64_t number = next.marker.number;
            const std::int64_t last = item.marker ? item.marker->number : 1;
            if (next.marker.doubtful || number == 0 || next.content.empty()) continue;
            if (!item.marker && (number != 2 || holds_first(text.substr(0, at), rule))) return std::nullopt;
            if (number <= last + 2) return next;
        }
        return std::nullopt;
    }

    // True where a marker of the style with the number 1 stands anywhere in the text.
    bool holds_first(std::string_view text, std::size_t rule) const {
        for (std::size_t at = 0; at < text.size(); ++at) {
            const std::string_view rest = text.substr(at);
            std::string_view content;
            if (!is_inside_character(rest) && markers[rule].pattern.matches(rest) &&
                make_marker(rule, rest, content).number == 1)
                return true;
        }
        return false;
    }

    static bool is_inside_character(std::string_view text) {
        return (static_cast<unsigned char>(text.front()) & 0xC0U) == 0x80U;
    }

    // The style of the marker that the text begins with; the count of styles where it begins with none.
    std::size_t first_marker_rule(std::string_view text, std::vector<int>& found) const {
        found.clear();
        // Most sentences begin with a Han character, and the numbers of such lists seldom do.
        if (text.empty() || !could_be_number(text)) return markers.size();
        find_openings(text, found);
        for (const int id : found)
            if (static_cast<std::size_t>(id) >= opening_blocks.size())
                return static_cast<std::size_t>(id) - opening_blocks.size();
        return markers.size();
    }

    // 2. or (2) or ②.
    static bool could_be_number(std::string_view text) {
        return (text.front() >= '0' && text.front() <= '9') || text.front() == '(' ||
               text.starts_with("\xE2");
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
    std::vector<CompiledBlock> blocks;
    std::vector<CompiledMarker> markers;
    std::vector<Pattern> totals;
    std::vector<Pattern> furniture;
    RE2::Set openings;
    std::vector<std::size_t> opening_blocks;
};

Matcher::Matcher(const Grammar& grammar) : state_(std::make_unique<const State>(grammar)) {}
Matcher::~Matcher() = default;
Matcher::Matcher(Matcher&&) noexcept = default;
Matcher& Matcher::operator=(Matcher&&) noexcept = default;

const Grammar& Matcher::grammar() const { return state_->grammar; }

std::vector<Block> Matcher::match(std::span<const Paragraph> paragraphs) const {
    Folding folding;
    std::vector<Block> blocks;
    blocks.reserve(paragraphs.size());
    std::vector<int> found;
    const auto folded = [&](std::size_t i) {
        return Paragraph{folding.fold(paragraphs[i].text), paragraphs[i].line};
    };
    for (std::size_t i = 0; i < paragraphs.size(); ++i) {
        const Paragraph paragraph = folded(i);
        if (is_table_row(paragraph.text)) {
            blocks.push_back(
                {.kind = state_->table_kind(paragraph.text), .line = paragraph.line, .text = paragraph.text});
            continue;
        }
        Block block = state_->classify(paragraph, found);
        const bool alone = block.kind == BlockKind::prose && block.marker && block.content.empty();
        if (alone && i + 1 < paragraphs.size()) {
            const Block next = state_->classify(folded(i + 1), found);
            if (!next.marker && (next.kind == BlockKind::prose || next.kind == BlockKind::problem)) {
                Block joined = next;
                joined.line = block.line;
                joined.marker = block.marker;
                block = joined;
                ++i;
            }
        }
        state_->add_with_labels(block, blocks, found);
    }
    if (!folding.empty()) unfold(blocks, folding);
    return blocks;
}

LineStart Matcher::start_of(std::string_view line, std::optional<Marker>& marker) const {
    if (is_table_row(line)) return LineStart::table;
    Folding folding;
    std::vector<int> found;
    const Block block = state_->classify({folding.fold(line)}, found);
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
    Folding folding;
    const std::string_view plain = folding.fold(line);
    for (std::size_t i = 0; i < state_->furniture.size(); ++i)
        if (accepts(state_->grammar.furniture[i].place) && state_->furniture[i].matches(plain)) return i;
    return std::nullopt;
}

std::optional<std::int64_t> Matcher::furniture_number(std::size_t rule, std::string_view line) const {
    const Pattern& pattern = state_->furniture[rule];
    const auto groups = pattern.match(line);
    if (groups.empty()) return std::nullopt;
    return parse_integer(groups[static_cast<std::size_t>(pattern.group("number"))]);
}

bool Matcher::is(BlockRole role, std::string_view text) const {
    Folding folding;
    const std::string_view plain = folding.fold(text);
    return std::any_of(state_->blocks.begin(), state_->blocks.end(), [&](const CompiledBlock& rule) {
        return rule.role == role && rule.pattern.matches(plain, true);
    });
}

bool Matcher::begins(BlockRole role, std::string_view text) const {
    Folding folding;
    const std::string_view plain = folding.fold(text);
    return std::any_of(state_->blocks.begin(), state_->blocks.end(), [&](const CompiledBlock& rule) {
        return rule.role == role && rule.pattern.matches(plain);
    });
}

std::optional<std::string_view> Matcher::capture(BlockRole role, std::string_view name,
                                                 std::string_view text) const {
    Folding folding;
    const std::string_view plain = folding.fold(text);
    for (const CompiledBlock& rule : state_->blocks) {
        const int group = rule.role == role ? rule.pattern.group(name) : 0;
        if (group == 0) continue;
        const auto groups = rule.pattern.match(plain);
        if (!groups.empty() && groups[static_cast<std::size_t>(group)].data() != nullptr)
            return folding.unfold(groups[static_cast<std::size_t>(group)]);
    }
    return std::nullopt;
}

std::vector<Matcher::Total> Matcher::totals(std::string_view written) const {
    Folding folding;
    const std::string_view sentence = folding.fold(written);
    const Declaration& declaration = state_->grammar.declaration;
    std::size_t opening = std::string_view::npos;
    for (const std::string& word : declaration.openings) opening = std::min(opening, sentence.find(word));
    if (opening == std::string_view::npos) return {};
    std::vector<Total> totals;
    std::array<const char*, 4> places{};  // by key: where the total was found
    for (std::size_t i = 0; i < declaration.totals.size(); ++i) {
        const Pattern& pattern = state_->totals[i];
        const auto groups = pattern.search(sentence.substr(opening));
        if (groups.empty()) continue;
        const auto number = parse_integer(groups[static_cast<std::size_t>(pattern.group("number"))]);
        const TotalKey key = declaration.totals[i].key;
        const char*& place = places[static_cast<std::size_t>(key)];
        if (!number || (place != nullptr && place <= groups[0].data())) continue;
        if (place != nullptr) std::erase_if(totals, [key](const Total& total) { return total.key == key; });
        place = groups[0].data();
        totals.push_back({key, *number});
    }
    return totals;
}

}  // namespace zhenggai
