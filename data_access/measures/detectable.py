"""The smallest change that so many people, who vary as they do, would show: worked out from both."""

from __future__ import annotations

from math import isinf

from scipy.special import stdtrit

from data_access.measures.intervals import t_quantile

SEEN = 0.8  # four times in five


def change_of(
    low: float | None, high: float | None, people: int | None, judged: tuple[float, float] | None
) -> float | None:
    """The change that is seen four times in five, from a mean's 95% t interval, n and judged interval.

    Half the 95% interval is t(0.975) standard errors of the mean, so it holds the spread of these very
    people. Seen is a change whose judged interval leaves out zero: the 95% one of the state's own, a
    wider one where it is judged together with others. So the answer is half the judged interval and
    t(0.8) standard errors, with n - 1 degrees of freedom. That is within 2% of the exact answer from a
    non-central t for ten people and more; under ten, or where nothing is judged, None.

    A standard deviation of 0.6 and 20 people, by itself and as one of fifteen:

    >>> half = t_quantile(19) * 0.6 / 20**0.5
    >>> ends = 0.1 - half, 0.1 + half
    >>> round(change_of(*ends, 20, ends), 2)
    0.4
    >>> round(change_of(*ends, 20, (0.1 - 1.62 * half, 0.1 + 1.62 * half)), 2)
    0.57
    """
    if low is None or high is None or people is None or people < 10 or high <= low:
        return None
    wide = t_quantile(people - 1)
    if judged is None or isinf(wide):
        return None
    error = (high - low) / 2 / wide
    return (judged[1] - judged[0]) / 2 + float(stdtrit(people - 1, SEEN)) * error
