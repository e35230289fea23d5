// Stands in for two of RE2's matchers, which only make captures faster: a pattern without captures
// is matched by the automaton (dfa.cc), and nfa.cc can do all that these two can. Both stay linear.

#include "re2/prog.h"

namespace re2 {

bool Prog::IsOnePass() { return false; }

bool Prog::SearchOnePass(absl::string_view, absl::string_view, Anchor, MatchKind,
                         absl::string_view*, int) {
  return false;
}

bool Prog::SearchBitState(absl::string_view text, absl::string_view context, Anchor anchor,
                          MatchKind kind, absl::string_view* match, int match_count) {
  return SearchNFA(text, context, anchor, kind, match, match_count);
}

}  // namespace re2
