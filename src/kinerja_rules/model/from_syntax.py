"""Documents to a checked model: the passes, in their order."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Final, NamedTuple

from kinerja_rules.base.diagnostic import Diagnostic, Label, Problems
from kinerja_rules.model.borrowed import borrowed
from kinerja_rules.model.citations import citations
from kinerja_rules.model.collect import collect
from kinerja_rules.model.examples import examples
from kinerja_rules.model.in_force import in_force
from kinerja_rules.model.infer import infer
from kinerja_rules.model.kinds_of_problem import ONE_CAUSE
from kinerja_rules.model.lint import lint
from kinerja_rules.model.model import Model
from kinerja_rules.model.order import order
from kinerja_rules.model.precedence import precedence
from kinerja_rules.model.readings import readings
from kinerja_rules.model.resolve import Draft, resolve
from kinerja_rules.model.tables import tables
from kinerja_rules.model.visible import visible
from kinerja_rules.syntax.syntax import Document


class Pass(NamedTuple):
    """One pass over the draft, and why it stands where it does."""

    run: Callable[[Draft, Problems], Draft]
    remark: str


PASSES: Final = (
    Pass(infer, "first: whoever looks at an expression wants its kind"),
    Pass(order, "after infer: a circle of names that are wrong would be told twice"),
    Pass(borrowed, "after infer: a borrowed answer reads facts through the expressions of others"),
    Pass(in_force, "after order: puts the changes of amendments on their steps"),
    Pass(examples, "anywhere after resolve: a worked example asks for names and kinds only"),
    Pass(tables, "after infer: the inputs of a table have kinds that can be listed"),
    Pass(precedence, "after in_force: changes of a bound are among the rules that may disagree"),
    Pass(readings, "after in_force: a change may speak under a reading"),
    Pass(citations, "after in_force: a change may not say more than its statements either"),
    Pass(lint, "last: what is allowed is looked at when what is wrong is known"),
)
"""What happens to a draft once ``collect``, ``visible`` and ``resolve`` have made it, in this order."""


def check(documents: Sequence[Document]) -> tuple[Model | None, Problems]:
    """The checked model of all rule files together, where there is no error, and every problem found.

    The order of the documents does not matter.

    >>> check([])[0].instruments
    {}
    """
    problems = Problems()
    draft = resolve(visible(collect(documents, problems), problems), problems)
    for step in PASSES:
        draft = step.run(draft, problems)
    return (None if problems.has_errors else draft.model), _merged(problems)


def _merged(problems: Problems) -> Problems:
    """The problems, with one for all places at which the same thing is not known."""
    first: dict[tuple[str, tuple[tuple[str, str], ...]], Diagnostic] = {}
    others: list[Diagnostic] = []
    for found in problems:
        key = (found.kind.code, found.facts)
        if found.kind not in ONE_CAUSE or found.span is None:
            others.append(found)
        elif key in first:
            first[key] = replace(first[key], labels=(*first[key].labels, Label(found.span, "also")))
        else:
            first[key] = found
    merged = Problems()
    merged.extend((*first.values(), *others))
    return merged
