#include <doctest/doctest.h>

#include <string_view>

#include "grammar/builtin.h"
#include "value/read_deadline.h"

namespace zhenggai {

TEST_CASE("a status is read only where a part of the text may state one") {
    const ValueWords& words = builtin_grammar("rectification-plan")->values;
    struct Row {
        std::string_view text;
        bool may;
        bool states;
    };
    for (const Row& row :
         {Row{"整改工作已基本完成", true, true}, Row{"正在推进", true, true}, Row{"已完成60%", true, false},
          Row{"2022年6月底前", false, false}, Row{"", false, false}}) {
        INFO(row.text);
        CHECK(may_state_status(row.text, words) == row.may);
        CHECK(read_status(row.text, words).has_value() == row.states);
    }
}

}  // namespace zhenggai
