// Stands in for two of RE2's matchers. Whole names are matched: the one-pass matcher does that in one
// walk for every pattern of the platform and most of a host's, and nfa.cc can do all the others.
// Both stay linear.

#include "re2/prog.h"

namespace re2 {

bool Prog::SearchDFA(absl::string_view, absl::string_view, Anchor, MatchKind, absl::string_view*,
                     bool* failed, SparseSet*) {
  *failed = true;
  return false;
}

void Prog::DeleteDFA(DFA*) {}

bool Prog::PossibleMatchRange(std::string*, std::string*, int) { return false; }

bool Prog::SearchBitState(absl::string_view text, absl::string_view context, Anchor anchor,
                          MatchKind kind, absl::string_view* match, int match_count) {
  return SearchNFA(text, context, anchor, kind, match, match_count);
}

}  // namespace re2
