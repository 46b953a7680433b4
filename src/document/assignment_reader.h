// Finds in a paragraph the parentheses that say who answers for it.
//
//     AssignmentReader reader(matcher);
//     auto parts = reader.read("清理河道（市水利局负责）。", 7);
//     parts[0].text;                  // "清理河道"
//     parts[1].assignment->words;     // "市水利局负责"
//     parts[2].text;                  // "。"
//
// Parentheses are those of document/outermost_brackets.h, 【责任单位：市水利局】 too; what their words say is
// decided by value/read_assignment.h, by the labels of the grammar, and by its rules of the role
// first_unit_leads. A parenthesis that assigns nothing is text; the last of a paragraph is a part of its own
// (`unread`) where it has a label of those who answer or a clause that ends with a word such as 负责.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "document/document_tree.h"
#include "match/matcher.h"

namespace zhenggai {

// A stretch of text, or a parenthesis.
struct AssignedPart {
    std::string_view text = {};  // as it stands, brackets included
    std::optional<AssignmentNode> assignment = {};
    std::vector<FieldNode> fields = {};  // labels in it, with their values
    bool assigns = false;      // names who answers; one that has only a time belongs to another beside it
    bool first_leads = false;  // says that the first unit leads
    bool from_here = false;    // and so from here on: 下同
    bool unread = false;       // looks like words that say who answers, or holds some besides a label

    bool is_text() const { return !assignment && fields.empty() && !first_leads; }
};

class AssignmentReader {
  public:
    // The matcher must outlive it.
    explicit AssignmentReader(const Matcher& matcher) : matcher_(matcher) {}

    // Takes from the end of a label's value the clauses that say who leads (列第一位者为牵头单位，下同), and
    // notes them in the part.
    void cut_lead(AssignedPart& part, std::string_view& value) const;

    // The parts of a paragraph that begins at `line`, in order; together they are all of it. Linear.
    std::vector<AssignedPart> read(std::string_view paragraph, std::uint32_t line) const;

  private:
    AssignedPart read_bracket(std::string_view bracketed, std::uint32_t line, bool bare) const;
    void read_words(AssignedPart& part, std::string_view words, std::uint32_t line, bool bare) const;
    void read_labels(AssignedPart& part, std::string_view words, std::uint32_t line) const;
    void cut_time(AssignedPart& part, std::string_view& value, std::uint32_t line) const;
    bool takes_lead(AssignedPart& part, std::string_view folded) const;
    bool looks_assigning(std::string_view words) const;

    const Matcher& matcher_;
};

// True for the labels that say who answers for a task, or by when.
bool is_assigning(FieldKey key);

}  // namespace zhenggai
