// Many inputs on several threads; what they give comes out in the order of the inputs.
//
//     read_in_order(names.size(), 4,
//                   [&](std::size_t input, const HandOver& hand_over) {   // on any thread
//                       hand_over({.output = converted(names[input])});
//                   },
//                   [&](Piece piece) { return write(piece.output); });    // one at a time, in order
//
// An input hands over as many pieces as it likes, so that a large one need not be held whole. The pieces of
// the input whose turn it is are taken at once, those of later inputs wait. What waits is bounded: while it is
// more than 4 MiB no further input is begun, so that memory holds the inputs that are being read, the pieces
// of each of them, and these 4 MiB.
#pragma once

#include <cstddef>
#include <functional>
#include <string>

#include "pipeline/tally.h"

namespace zhenggai {

// A part of what an input gives.
struct Piece {
    std::string output = {};    // bytes for the output
    std::string messages = {};  // for people
    Tally tally = {};
};

// False where no more is wanted: the input may then be left where it is.
using HandOver = std::function<bool(Piece)>;

// Reads the input of that index, 0-based, and hands over what it gives. Called once for each, in their order,
// by any of the threads; must not throw.
using ReadInput = std::function<void(std::size_t input, const HandOver& hand_over)>;

// Takes a piece; false where it was the last that is wanted. Called by any of the threads, but by one at a time,
// with the pieces of the inputs in order. Whatever is read and taken, it is the same for any number of jobs.
using TakePiece = std::function<bool(Piece)>;

// Returns when all inputs are read, or `take` wants no more. `jobs` threads work on them, the caller's own
// among them, and never more than there are inputs; with one of either no thread is started.
void read_in_order(std::size_t inputs, std::size_t jobs, const ReadInput& read, const TakePiece& take);

}  // namespace zhenggai
