#include "check/name_table.h"

#include <doctest/doctest.h>

#include <string>
#include <vector>

namespace zhenggai {

TEST_CASE("each name has one number, in the order in which they come") {
    NameTable table;
    CHECK_FALSE(table.find("甲"));
    CHECK(table.add("甲市水利局") == 0);
    CHECK(table.add("甲市水务局") == 1);
    CHECK(table.add("") == 2);
    CHECK(table.add("甲市水利局") == 0);
    CHECK(table.size() == 3);
    CHECK(table[1] == "甲市水务局");
    CHECK(table.find("甲市水务局") == 1);
    CHECK(table.find("") == 2);
    CHECK_FALSE(table.find("甲市水"));
}

TEST_CASE("many names that differ in little are kept apart") {
    std::vector<std::string> names;
    for (int i = 0; i < 20000; ++i) names.push_back("第" + std::to_string(i) + "号污水处理厂");
    for (int i = 0; i < 300; ++i) names.push_back(std::string(static_cast<std::size_t>(i), 'x'));
    NameTable table;
    for (std::size_t i = 0; i < names.size(); ++i) CHECK(table.add(names[i]) == i);
    for (std::size_t i = 0; i < names.size(); ++i) CHECK(table.find(names[i]) == i);
    CHECK_FALSE(table.find("第20000号污水处理厂"));
}

}  // namespace zhenggai
