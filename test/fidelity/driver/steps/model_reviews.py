"""Reports, issues and approvals of model versions."""

from __future__ import annotations

from datetime import datetime, timezone

from expect import equal, has, raises
from seeded import ADA, KOFI
from stage import Stage
from step import step
from vectice.api.http_error_handlers import VecticeException


@step
def lists_reports(stage: Stage) -> None:
    found = stage.model_version("MDV-2").list_reports()
    equal(
        [(report.id, report.name, report.creator) for report in found], [(2, "Validation of version 2", KOFI)]
    )
    equal(found[0].created_date, datetime(2026, 8, 19, 16, tzinfo=timezone.utc))
    equal(found[0].updated_date, datetime(2026, 8, 21, 17, tzinfo=timezone.utc))


@step
def lists_only_as_many_reports_as_asked(stage: Stage) -> None:
    stage.model_version("MDV-2").list_reports(number_of_items=7)
    equal(stage.backend.variables("CDTReports")["page"], {"index": 1, "size": 7})


@step
def lists_issues(stage: Stage) -> None:
    found = {issue.id: issue for issue in stage.model_version("MDV-2").list_issues()}
    equal(sorted(found), [1, 2])
    issue = found[1].asdict()
    has(issue, name="Calibration is off", owner=KOFI, assignee=ADA, report=None)
    equal((issue["status"].value, issue["severity"].value), ("RemediationPending", "Medium"))
    equal(issue["due_date"], datetime(2026, 12, 15, tzinfo=timezone.utc))
    equal(issue["created_date"], datetime(2026, 8, 16, 9, 20, tzinfo=timezone.utc))


@step
def lists_issues_without_due_date(stage: Stage) -> None:
    issue = next(issue for issue in stage.model_version("MDV-2").list_issues() if issue.id == 2)
    equal((issue.name, issue.due_date, issue.assignee), ("Recall is lower overseas", None, None))
    assert issue.severity is not None
    equal((issue.owner, issue.severity.value), (ADA, "High"))


@step
def lists_issues_of_a_report(stage: Stage) -> None:
    issue = stage.model_version("MDV-4").list_issues()[0]
    assert issue.report is not None
    equal(issue.report.name, "Validation of elasticity")


@step
def approval_history(stage: Stage) -> None:
    equal(
        stage.model_version("MDV-1").get_approval_history(),
        {
            "to_validate_date": datetime(2026, 7, 12, 8, tzinfo=timezone.utc),
            "in_validation_date": datetime(2026, 7, 13, 9, 30, tzinfo=timezone.utc),
            "validated_date": datetime(2026, 7, 14, 10, tzinfo=timezone.utc),
            "approved_date": datetime(2026, 7, 15, 11, tzinfo=timezone.utc),
            "rejected_date": None,
        },
    )


@step
def approval_history_of_a_rejection(stage: Stage) -> None:
    found = stage.model_version("MDV-2").get_approval_history()
    has(found, rejected_date=datetime(2026, 8, 20, 15, 10, tzinfo=timezone.utc), approved_date=None)


@step
def refuses_the_history_where_the_feature_is_off(stage: Stage) -> None:
    stage.start(features={"model-version-approval-history": False})
    found = stage.model_version("MDV-1")
    raises(VecticeException, "feature is not enabled", found.get_approval_history)
