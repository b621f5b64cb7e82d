"""Reports and issues of a project."""

from __future__ import annotations

from datetime import datetime, timezone

import whole
from expect import equal, has, raises
from seeded import ADA, KOFI
from stage import Stage
from step import step
from vectice.api.http_error_handlers import VecticeException


@step
def lists_reports(stage: Stage) -> None:
    found = stage.connect().project("PRJ-1").list_reports()
    listed = {report.id: report for report in found}
    interim = listed[1].asdict()
    has(interim, name="Interim report", creator=ADA, model_version=None)
    equal(interim["created_date"], datetime(2026, 10, 2, 8, tzinfo=timezone.utc))
    equal(interim["updated_date"], datetime(2026, 10, 28, 17, 12, tzinfo=timezone.utc))


@step
def lists_reports_of_model_versions(stage: Stage) -> None:
    found = stage.connect().project("PRJ-1").list_reports()
    report = next(report for report in found if report.id == 2)
    equal((report.name, report.creator), ("Validation of version 2", KOFI))
    assert report.model_version is not None
    equal(whole.model_version(report.model_version), whole.model_version(stage.model_version("MDV-2")))
    equal(report.asdict()["model_version"]["id"], "MDV-2")


@step
def refuses_reports_where_the_feature_is_off(stage: Stage) -> None:
    stage.start(features={"list-reports": False})
    project = stage.connect().project("PRJ-1")
    raises(VecticeException, "'list-reports' feature is not enabled", project.list_reports)


@step
def lists_issues(stage: Stage) -> None:
    found = {issue.id: issue for issue in stage.connect().project("PRJ-1").list_issues()}
    equal(sorted(found), [1, 2, 3])
    issue = found[3].asdict()
    has(
        issue, name="Legal basis is not documented", owner=ADA, assignee=KOFI, report=None, model_version=None
    )
    equal((issue["status"].value, issue["severity"].value), ("NotStarted", "Low"))
    equal(issue["due_date"], datetime(2026, 11, 30, tzinfo=timezone.utc))
    equal(issue["created_date"], datetime(2026, 7, 3, 9, tzinfo=timezone.utc))


@step
def lists_issues_of_model_versions(stage: Stage) -> None:
    issue = next(issue for issue in stage.connect().project("PRJ-1").list_issues() if issue.id == 1)
    assert issue.model_version is not None and issue.severity is not None
    equal((issue.report, issue.name, issue.severity.value), (None, "Calibration is off", "Medium"))
    equal(whole.model_version(issue.model_version), whole.model_version(stage.model_version("MDV-2")))
    equal(
        (issue.status.value, issue.due_date),
        ("RemediationPending", datetime(2026, 12, 15, tzinfo=timezone.utc)),
    )
