#include "match/inline_marks.h"

#include <doctest/doctest.h>

#include <string>
#include <string_view>

namespace zhenggai {

TEST_CASE("a parenthesis closes at the end where it is the last one") {
    struct Row {
        std::string_view before;  // up to what stands in the parenthesis
        std::string_view behind;
        bool closes;
    };
    const Row rows[] = {
        {"甲局（", "时限：乙）", true},       {"甲局（", "时限：乙）。", true},
        {"甲局(", "时限：乙)", true},         {"甲局（", "责任：乙）、丙局（责任：丁）", false},
        {"甲局（", "时限：乙（丙））", true}, {"甲局（", "时限：乙）丙", false},
        {"甲局（", "时限：乙", false},        {"甲局（", "时限：乙)", true},
    };
    for (const Row& row : rows) {
        CAPTURE(row.behind);
        const std::string text = std::string(row.before).append(row.behind);
        CHECK(closes_at_end(text, row.before.size()) == row.closes);
        if (!row.closes) continue;
        const std::string_view rest = without_last_parenthesis(text);
        CHECK(rest.size() > row.before.size());
        CHECK(text.starts_with(rest));
        CHECK(!rest.ends_with("。"));
    }
}

TEST_CASE("separators are taken off once") {
    CHECK(without_separators(" 县水利局； ", false) == "县水利局");
    CHECK(without_separators("县水利局，，", false) == "县水利局，");
    CHECK(without_separators("县水利局（", false) == "县水利局（");
    CHECK(without_separators("县水利局 （", true) == "县水利局");
    CHECK(without_separators("县水利局。(", true) == "县水利局。");
}

TEST_CASE("a list goes on behind a stop") {
    const std::string_view text = "清理河道。2.补种；3.巡查;";
    CHECK(text.substr(behind_stop(text, 0)).starts_with("2."));
    CHECK(text.substr(behind_stop(text, behind_stop(text, 0))).starts_with("3."));
    CHECK(behind_stop(text, text.size() - 1) == text.size());
    CHECK(behind_stop("河道，两岸", 0) == std::string_view("河道，两岸").size());
}

}  // namespace zhenggai
