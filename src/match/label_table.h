// The labels of a grammar, found in a text by look-up instead of by pattern.
//
//     LabelTable labels(grammar.fields, grammar.label_prefixes);
//     labels.at_start("责任单位：县水利局");     // key responsible_units, value "县水利局"
//
// Spaces inside a label do not count (责 任 单 位), nor does a parenthesis before its colon
// (整改时限（阶段性）：). A label may stand in 【】 instead of before a colon.
#pragma once

#include <bitset>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "grammar/grammar.h"

namespace zhenggai {

struct LabelMatch {
    FieldKey key = FieldKey::text;
    std::string_view label = {};  // as written, without colon and outer spaces
    std::string_view value = {};  // everything behind the colon, untrimmed
    bool colon = true;            // false: the label is the whole text
    bool in_parentheses = false;  // of one inside a text: an opening parenthesis stands before it
    std::size_t begin = 0;        // byte offset of the label in the text
};

class LabelTable {
  public:
    // `prefixes` are words that may stand before any label: 市级责任单位.
    LabelTable(const std::vector<FieldRule>& fields, const std::vector<std::string>& prefixes);

    // The label that the text begins with.
    std::optional<LabelMatch> at_start(std::string_view text) const;

    // The first label at or after `from` that stands behind a stop, a comma, a space or an opening
    // parenthesis, with its colon.
    std::optional<LabelMatch> inside(std::string_view text, std::size_t from) const;

    std::optional<FieldKey> find(std::string_view written) const;

  private:
    void add(std::string_view label, FieldKey key);
    void note(std::string_view word);
    std::optional<FieldKey> find_packed(std::string_view label) const;

    std::vector<std::string> prefixes_;
    // A label, by its place in letters_.
    struct Entry {
        std::uint32_t begin = 0;
        std::uint32_t size = 0;  // none: there is no label here
        FieldKey key = FieldKey::text;
    };
    // The entry of the label, or the free one where it would stand.
    std::size_t place_of(std::string_view label) const;

    std::string letters_;  // all labels, one behind the other
    std::vector<Entry>
        entries_;               // a power of two, twice as many as labels at least; by the hash of the label
    std::bitset<65536> first_;  // code points that a label begins with
    std::size_t longest_ = 0;   // bytes of the longest label
    bool usual_ = true;         // all labels are of usual Han alone
};

}  // namespace zhenggai
