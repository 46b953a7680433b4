// What a paragraph is by itself, before its neighbours are looked at.
//
//     （二）反馈问题三：河道淤积。    kind problem, marker （二） 2, number 3, content 河道淤积。
//     责任单位：县水利局。            kind label, key responsible_units, content 县水利局。
//     2. 清理河道。责任单位：县水利局    two blocks: prose with marker 2., then a label
//
// Every view points into the text that was matched.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "grammar/grammar.h"

namespace zhenggai {

// A list marker at the start of a block.
struct Marker {
    std::uint32_t rule = 0;  // index in Grammar::markers: which style it is of
    bool doubtful = false;   // the rule's doubt matches too: 2.5万吨
    std::int64_t number = 0;
    std::string_view text = {};  // as written: （二）
};

enum class BlockKind : std::uint8_t {
    prose,            // none of the others: body text, headings, items
    label,            // a field's label with its value, which may be empty
    problem,          // a labelled problem start
    annex,            // 附件 alone
    annex_mention,    // 附件：…; `content` is the title
    date_line,        // a date alone; `capture` is the date
    signed_date,      // unit and date; `content` is the unit, `capture` the date
    document_number,  // `capture` is the number
    note,             // （此件公开发布）
    box,              // 专栏 1 …; `content` is the title, which may be empty
    table_row,        // three tab-separated cells or more
    table_header,     // the same, with at least two labels among the cells
};

// There are as many as a source has paragraphs, all of them at once: what is small stands together.
struct Block {
    BlockKind kind = BlockKind::prose;
    bool continues = false;  // true where it begins inside a paragraph that another block opened
    bool colon = false;      // of a label: the colon is there; without it a label is only a word on its line
    FieldKey key : 8 = FieldKey::text;  // of a label
    std::uint32_t line = 1;             // 1-based line of the source where the block begins
    std::optional<Marker> marker = {};
    std::string_view label = {};  // of a label or problem, as written, without its colon
    std::optional<std::int64_t> number =
        {};  // of a problem, 反馈问题三: 3; of a mention, 附件：1.…: 1; of a box
    std::string_view text = {};     // the paragraph, or its part, as it stands; without the marker where
                                    // that stood alone on the line before
    std::string_view content = {};  // what follows marker and label, trimmed; may be empty
    std::string_view capture = {};  // see BlockKind
};
static_assert(sizeof(Block) <= 128);

}  // namespace zhenggai
