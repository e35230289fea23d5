#include "analysis/functions/signature_binder.h"

#include <algorithm>
#include <utility>

#include "analysis/functions/formula.h"
#include "analysis/types/coercions.h"

namespace mapping {

std::optional<BoundSignature> SignatureBinder::bind() {
  if (!signature_.takes(arguments_.size())) return std::nullopt;
  if (!add_arguments() || !solve()) return std::nullopt;
  calculate_numbers();
  BoundSignature bound;
  for (std::size_t i = 0; i < arguments_.size(); ++i) {
    bound.arguments.push_back(apply(signature_.argument(i)));
  }
  bound.result = apply(signature_.result);
  return bound;
}

// First how each argument relates to its type, then what it says of the variables.
bool SignatureBinder::add_arguments() {
  for (std::uint32_t i = 0; i < arguments_.size(); ++i) {
    const std::uint32_t type = signature_.argument(i);
    if (arguments_[i].is_lambda) {
      if (formal(type).kind != FormalKind::kFunction) return false;
      continue;
    }
    constraints_.push_back(
        {ConstraintKind::kRelation, type, arguments_[i].type, i, mode_ == BindingMode::kExact});
  }
  for (std::uint32_t i = 0; i < arguments_.size(); ++i) {
    const std::uint32_t type = signature_.argument(i);
    if (formal(type).kind == FormalKind::kFunction) {
      constraints_.push_back({ConstraintKind::kLambda, type, arguments_[i].type, i});
    } else if (!add_constraints(type, arguments_[i].type, constraints_)) {
      return false;
    }
  }
  return true;
}

bool SignatureBinder::add_constraints(std::uint32_t type, TypeId actual,
                                      std::vector<Constraint>& out) {
  switch (formal(type).kind) {
    case FormalKind::kVariable:
      out.push_back({ConstraintKind::kVariable, type, actual});
      return true;
    case FormalKind::kNumbered:
      out.push_back({ConstraintKind::kNumbers, type, actual});
      return true;
    case FormalKind::kNested:
      return add_nested(formal(type), actual, out);
    default:
      return true;
  }
}

// As deep as the signature. NULL is an array of NULLs where an array is wanted. What the argument
// is nested in is not compared here: its relation to the whole type does that.
bool SignatureBinder::add_nested(const FormalType& type, TypeId actual,
                                 std::vector<Constraint>& out) {
  const std::span<const std::uint32_t> children = signature_.children_of(type);
  const std::vector<TypeId> parts = types_[actual].arguments;
  const bool is_null = types_.kind(actual) == TypeKind::kUnknown;
  if (!is_null && parts.size() != children.size()) return false;
  for (std::size_t i = 0; i < children.size(); ++i) {
    if (!add_constraints(children[i], is_null ? actual : parts[i], out)) return false;
  }
  return true;
}

bool SignatureBinder::solve() {
  for (int round = 0; round < kMostRounds; ++round) {
    Status status = Status::kSatisfied;
    for (const Constraint& constraint : constraints_) {
      status = std::max(status, update(constraint));
      if (status == Status::kUnsolvable) return false;
    }
    if (status == Status::kNotSatisfied) return false;
    if (status != Status::kSatisfied) continue;
    return std::all_of(
        variables_.begin(),
        variables_.begin() + static_cast<std::ptrdiff_t>(signature_.variables.size()),
        [](TypeId variable) { return variable != kUncertain; });
  }
  converges_ = false;
  return false;
}

SignatureBinder::Status SignatureBinder::update(const Constraint& constraint) {
  switch (constraint.kind) {
    case ConstraintKind::kRelation:
      return update_relation(constraint);
    case ConstraintKind::kVariable:
      return update_variable(constraint);
    case ConstraintKind::kNumbers:
      return update_numbers(constraint);
    default:
      return update_lambda(constraint);
  }
}

SignatureBinder::Status SignatureBinder::update_relation(const Constraint& constraint) {
  if (!is_bound(constraint.formal)) return Status::kNotSatisfied;
  const TypeId wanted = apply(constraint.formal);
  if (!types_.exists(wanted)) {
    missing_type_ = wanted;
    return Status::kUnsolvable;
  }
  const bool holds = constraint.exact ? constraint.actual == wanted
                                      : can_coerce(types_, constraint.actual, wanted);
  return holds ? Status::kSatisfied : Status::kNotSatisfied;
}

SignatureBinder::Status SignatureBinder::update_variable(const Constraint& constraint) {
  const std::uint32_t index = formal(constraint.formal).variable;
  const TypeVariable& variable = signature_.variables[index];
  TypeId& bound = variables_[index];
  TypeId wanted = constraint.actual;
  if (bound != kUncertain) {
    const auto common = common_super_type(types_, bound, constraint.actual);
    if (!common) return Status::kUnsolvable;
    wanted = *common;
  }
  if ((variable.comparable && !types_.is_comparable(wanted)) ||
      (variable.orderable && !types_.is_orderable(wanted))) {
    return Status::kUnsolvable;
  }
  if (bound == wanted) return Status::kSatisfied;
  bound = wanted;
  return Status::kChanged;
}

// The formal type with the numbers that are bound, and the actual type's for those that are not.
std::optional<TypeId> SignatureBinder::with_bound_numbers(const FormalType& type, TypeId actual) {
  DataType result{.kind = type.base};
  std::array<std::uint32_t, 2> values{};
  for (std::uint32_t i = 0; i < type.number_count; ++i) {
    const FormalNumber number = type.numbers[i];
    if (!number.is_variable) {
      values[i] = number.value;
    } else if (numbers_[number.value] != kUnbound) {
      values[i] = static_cast<std::uint32_t>(numbers_[number.value]);
    } else {
      const auto coerced = coerce_to_base(types_, actual, result);
      if (!coerced) return std::nullopt;
      values[i] = i == 0 ? types_[*coerced].precision : types_[*coerced].scale;
    }
  }
  result.precision = values[0];
  result.scale = values[1];
  return types_.intern(std::move(result));
}

SignatureBinder::Status SignatureBinder::update_numbers(const Constraint& constraint) {
  const FormalType& type = formal(constraint.formal);
  const auto original = with_bound_numbers(type, constraint.actual);
  if (!original) return Status::kUnsolvable;
  const auto common = common_super_type(types_, *original, constraint.actual);
  if (!common || types_.kind(*common) != type.base) return Status::kUnsolvable;
  const std::array<std::uint32_t, 2> values = {types_[*common].precision, types_[*common].scale};
  Status status = Status::kSatisfied;
  for (std::uint32_t i = 0; i < type.number_count; ++i) {
    const FormalNumber number = type.numbers[i];
    if (!number.is_variable) {
      if (number.value != values[i]) return Status::kUnsolvable;
    } else if (numbers_[number.value] != values[i]) {
      numbers_[number.value] = values[i];
      status = Status::kChanged;
    }
  }
  return status;
}

SignatureBinder::Status SignatureBinder::update_lambda(const Constraint& constraint) {
  const FormalType& type = formal(constraint.formal);
  std::vector<TypeId> parameters;
  const std::span<const std::uint32_t> children = signature_.children_of(type);
  for (const std::uint32_t parameter : children.first(children.size() - 1)) {
    if (!is_bound(parameter)) return Status::kNotSatisfied;
    parameters.push_back(apply(parameter));
  }
  const auto result = lambda_result(constraint, parameters);
  if (!result) return Status::kUnsolvable;
  if (*result == kUncertain) {
    // Where the signature says what the body must give, nothing else depends on the body.
    if (formal(children.back()).kind == FormalKind::kConcrete) return Status::kSatisfied;
    uncertain_ = true;
    return Status::kUnsolvable;
  }
  return update_lambda_result(children.back(), *result);
}

// The type of the lambda's body; nullopt where the argument is no function of these parameters.
std::optional<TypeId> SignatureBinder::lambda_result(const Constraint& constraint,
                                                     std::span<const TypeId> parameters) {
  const CallArgument& argument = arguments_[constraint.argument];
  if (argument.is_lambda && argument.lambda_parameters != parameters.size()) {
    lambda_fault_ = {constraint.argument, parameters.size()};
    return std::nullopt;
  }
  if (argument.is_lambda) return lambdas_.type_of_body(constraint.argument, parameters);
  const DataType& actual = types_[argument.type];
  if (actual.kind != TypeKind::kFunction ||
      !std::ranges::equal(std::span(actual.arguments).first(actual.arguments.size() - 1),
                          parameters)) {
    return std::nullopt;
  }
  return actual.arguments.back();
}

// The body must give exactly what the signature wants: no coercion applies to it.
SignatureBinder::Status SignatureBinder::update_lambda_result(std::uint32_t type, TypeId result) {
  std::vector<Constraint> constraints = {{ConstraintKind::kRelation, type, result, 0, true}};
  if (!add_constraints(type, result, constraints)) return Status::kUnsolvable;
  Status status = Status::kSatisfied;
  for (const Constraint& constraint : constraints) status = std::max(status, update(constraint));
  return status;
}

bool SignatureBinder::is_bound(std::uint32_t index) const {
  const FormalType& type = formal(index);
  if (type.kind == FormalKind::kVariable) return variables_[type.variable] != kUncertain;
  for (std::uint32_t i = 0; i < type.number_count; ++i) {
    if (type.numbers[i].is_variable && numbers_[type.numbers[i].value] == kUnbound) return false;
  }
  return std::ranges::all_of(signature_.children_of(type),
                             [&](std::uint32_t child) { return is_bound(child); });
}

// The formal type with the variables' values.
TypeId SignatureBinder::apply(std::uint32_t index) {
  const FormalType& type = formal(index);
  if (type.kind == FormalKind::kConcrete) return type.concrete;
  if (type.kind == FormalKind::kVariable) return variables_[type.variable];
  DataType result{.kind = type.base, .name = std::string(type.name)};
  std::array<std::uint32_t, 2> values{};
  for (std::uint32_t i = 0; i < type.number_count; ++i) {
    const FormalNumber number = type.numbers[i];
    values[i] =
        number.is_variable ? static_cast<std::uint32_t>(numbers_[number.value]) : number.value;
  }
  result.precision = values[0];
  result.scale = values[1];
  for (const std::uint32_t child : signature_.children_of(type)) {
    result.arguments.push_back(apply(child));
  }
  if (type.base == TypeKind::kRow) result.fields.resize(result.arguments.size());
  return types_.intern(std::move(result));
}

void SignatureBinder::calculate_numbers() {
  std::string_view rest = signature_.formulas;
  while (!rest.empty()) {
    const std::size_t end = std::min(rest.find("; "), rest.size());
    const std::string_view formula = rest.substr(0, end);
    const std::size_t equals = formula.find(" = ");
    const auto name = std::ranges::find(signature_.numbers, formula.substr(0, equals));
    numbers_[static_cast<std::size_t>(name - signature_.numbers.begin())] =
        evaluate_formula(formula.substr(equals + 3), signature_.numbers, numbers_);
    rest.remove_prefix(std::min(end + 2, rest.size()));
  }
}

}  // namespace mapping
