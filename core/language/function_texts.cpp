#include "language/function_texts.h"

#include <algorithm>
#include <optional>

#include "analysis/functions/function_table.h"
#include "analysis/functions/resolution.h"
#include "analysis/functions/signature_binder.h"

namespace mapping::language {
namespace {

class NoLambdas final : public LambdaTyper {
 public:
  TypeId type_of_body(std::uint32_t, std::span<const TypeId>) override { return kUncertain; }
};

// Up to the tab, or whatever else ends it.
std::string_view take_until(std::string_view& text, std::string_view end) {
  const std::size_t size = std::min(text.find(end), text.size());
  const std::string_view part = text.substr(0, size);
  text.remove_prefix(std::min(size + end.size(), text.size()));
  return part;
}

// `line` is one of FunctionEntry::signatures.
FunctionSignature signature_text(std::string_view name, std::string_view line) {
  std::string_view arguments = take_until(line, "\t");
  const std::string_view result = take_until(line, "\t");
  FunctionSignature signature;
  signature.label = std::string(name) + "(" + std::string(arguments) + ") → " + std::string(result);
  while (!arguments.empty()) signature.parameters.emplace_back(take_until(arguments, ", "));
  return signature;
}

// How many arguments are exactly as the signature has them; nothing: it does not take them.
std::optional<std::size_t> fit(Signature signature, const std::vector<TypeId>& arguments,
                               TypeTable& types) {
  if (signature.arguments.size() > arguments.size()) {
    signature.arguments.resize(arguments.size());
    signature.variadic = false;
  }
  if (!signature.takes(arguments.size())) return std::nullopt;
  std::vector<CallArgument> given;
  for (std::size_t i = 0; i < arguments.size(); ++i) {
    // What a lambda takes and gives is not looked into.
    if (signature.types[signature.argument(i)].kind == FormalKind::kFunction) return 0;
    const bool is_certain = arguments[i] != kUncertain;
    given.push_back({.type = is_certain ? arguments[i] : types.simple(TypeKind::kUnknown)});
  }
  NoLambdas lambdas;
  SignatureBinder binder(types, signature, given, lambdas, BindingMode::kCoercing);
  const std::optional<BoundSignature> bound = binder.bind();
  const bool has_all_variables = !arguments.empty() || signature.variables.empty();
  if (!bound) return has_all_variables ? std::nullopt : std::optional<std::size_t>(0);
  std::size_t exact = 0;
  for (std::size_t i = 0; i < arguments.size(); ++i) exact += bound->arguments[i] == arguments[i];
  return exact;
}

}  // namespace

std::vector<FunctionSignature> signatures_of(std::string_view name) {
  std::vector<FunctionSignature> found;
  name = without_builtin(name);
  const std::optional<FunctionEntry> function = find_function(name);
  if (!function || name.starts_with('$')) return found;
  for_each_line(function->signatures,
                [&](std::string_view line) { found.push_back(signature_text(name, line)); });
  return found;
}

std::uint32_t fitting_signature(std::string_view name, const std::vector<TypeId>& arguments,
                                TypeTable& types) {
  const std::optional<FunctionEntry> function = find_function(without_builtin(name));
  std::uint32_t best = 0;
  std::optional<std::size_t> most;
  std::uint32_t index = 0;
  if (!function) return best;
  for_each_line(function->signatures, [&](std::string_view line) {
    const std::optional<std::size_t> fits = fit(read_signature(types, line), arguments, types);
    if (fits && (!most || *fits > *most)) {
      most = fits;
      best = index;
    }
    ++index;
  });
  return best;
}

}  // namespace mapping::language
