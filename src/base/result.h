// A value, or the diagnostics that say why there is none (C++20 has no std::expected).
//
//     Result<Source> source = read_file("a.txt");
//     if (!source) return source.diagnostics();
//     use(*source);
#pragma once

#include <utility>
#include <variant>

#include "base/diagnostic.h"

namespace zhenggai {

template <class T>
class [[nodiscard]] Result {
  public:
    Result(T value) : state_(std::in_place_index<0>, std::move(value)) {}
    Result(Diagnostics why) : state_(std::in_place_index<1>, std::move(why)) {}
    Result(Diagnostic why) : state_(std::in_place_index<1>, Diagnostics{std::move(why)}) {}

    explicit operator bool() const { return state_.index() == 0; }

    // Only where the Result holds a value; std::bad_variant_access is a bug in the caller.
    T& operator*() & { return std::get<0>(state_); }
    const T& operator*() const& { return std::get<0>(state_); }
    T&& operator*() && { return std::get<0>(std::move(state_)); }
    T* operator->() { return &std::get<0>(state_); }
    const T* operator->() const { return &std::get<0>(state_); }

    // Only where the Result holds none; never empty.
    const Diagnostics& diagnostics() const { return std::get<1>(state_); }

  private:
    std::variant<T, Diagnostics> state_;
};

}  // namespace zhenggai
