"""What all tests share."""

import hypothesis
import pytest

# How long an example takes says more of the machine than of the code.
hypothesis.settings.register_profile("isspec", deadline=None)


def pytest_configure(config: pytest.Config) -> None:
    hypothesis.settings.load_profile("isspec")
    config.addinivalue_line("markers", "slow: takes longer than all the others together; ./dev quick leaves it out")
