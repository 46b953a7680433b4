// A grammar file as written: read and checked key by key, patterns not yet expanded.
//
//     Diagnostics faults;
//     RawGrammar raw = read_raw_grammar(source, faults);
//     raw.markers[0].pattern.text;       // "第(?P<number>{number})(部分|篇)"
//
// Private to grammar/; outsiders call load_grammar (grammar/load.h). A RawGrammar points at the
// Sources that it was read from, which must outlive it.
#pragma once

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "base/diagnostic.h"
#include "grammar/grammar.h"
#include "source/source.h"

namespace zhenggai {

// A text and where it stands.
struct RawText {
    std::string text = {};
    Position position = {};
    const Source* source = nullptr;
};

// A text that a pattern must accept, with the captures that it must give.
struct RawExample {
    RawText text = {};
    std::vector<std::pair<std::string, std::string>> captures = {};
};

// A pattern with its examples, whatever it is for.
struct RawRule {
    RawText name = {};
    std::optional<RawText> pattern = {};
    std::optional<RawText> doubt = {};
    std::vector<RawExample> accepts = {};
    std::vector<RawText> rejects = {};
    std::optional<HeadingKey> heading = {};
    BlockRole role = BlockRole::note;
    FurniturePlace place = FurniturePlace::page;
    TotalKey total = TotalKey::parts;
};

struct RawField {
    FieldKey key = FieldKey::text;
    std::vector<RawText> labels = {};
};

struct RawSignal {
    Signal signal = {};  // all but the pattern
    RawRule rule = {};   // the pattern with its examples, for a title
};

// A list of words for reading values; the examples begin with a word of it, or do not.
struct RawWordList {
    WordList list = WordList::immediate;
    RawText name = {};
    std::vector<std::string> words = {};
    std::vector<RawText> accepts = {};
    std::vector<RawText> rejects = {};
};

// A text in the pieces that a segmenter must cut it into.
struct RawSegmentExample {
    std::vector<std::string> segments = {};
    RawText place = {};  // without its text
};

// How text is cut at one level: sentences, clauses or words.
struct RawSegmentLevel {
    RawText name = {};
    RawText rules = {};
    std::vector<RawText> terms = {};
    std::vector<RawSegmentExample> cuts = {};
    std::vector<RawSegmentExample> keeps = {};
};

struct RawGrammar {
    RawText name = {};
    std::optional<RawText> extends = {};
    int version = 0;
    std::string family = {};
    std::optional<std::bitset<record_list_count>> records = {};  // by RecordList
    std::vector<std::pair<RawText, RawText>> words = {};         // name, fragment
    std::vector<RawRule> markers = {};
    std::vector<RawRule> blocks = {};
    std::vector<RawRule> furniture = {};
    std::vector<RawField> fields = {};
    std::vector<std::string> label_prefixes = {};
    std::optional<int> threshold = {};
    std::vector<RawSignal> signals = {};
    std::vector<std::string> openings = {};
    std::vector<RawRule> totals = {};
    std::vector<RawWordList> values = {};
    std::vector<RawSegmentLevel> segments = {};
    bool own_segments = false;  // the file itself has some, not only its ancestors
};

// Reads one file; every fault found is appended to `faults`, and what could be read is returned.
RawGrammar read_raw_grammar(const Source& source, Diagnostics& faults);

// The child over its parent: words, markers, blocks, furniture and fields are replaced by name (a new one
// comes last, a new block first, so that the special is tried before the general); `detection`, `declared`
// and each level of `segments` are replaced as a whole where the child has them.
RawGrammar merge(RawGrammar parent, RawGrammar child);

}  // namespace zhenggai
