"""The HTTP API: addresses, status codes, who may come in.

401 without the token, 404 for a job that is not there, 413 and 422 for requests that cannot be
read, 503 with Retry-After when the queue is full; whatever a proof or Lean does is an answer.
"""

from __future__ import annotations

import asyncio
import hmac
from collections.abc import AsyncIterator, Coroutine, Mapping
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Annotated, Any, TypeVar

from fastapi import APIRouter, Depends, FastAPI, HTTPException, Request, Response
from fastapi.exceptions import RequestValidationError
from fastapi.responses import HTMLResponse, JSONResponse
from fastapi.security import HTTPAuthorizationCredentials, HTTPBearer
from starlette.middleware.trustedhost import TrustedHostMiddleware
from starlette.routing import Route

from prover import __version__, web
from prover.serve import wire
from prover.serve.crew import Full
from prover.serve.desk import Desk
from prover.serve.jobs import Job, Jobs
from prover.serve.process import Unread

LOCAL = ("localhost", "127.0.0.1", "[::1]")
GONE = 499  # as nginx calls a request whose client went away
HERE = Path(__file__).parent
T = TypeVar("T")


def create(desk: Desk, facts: Mapping[str, str], *, token: str | None) -> FastAPI:
    """The application over a desk that has started, which it closes at its end. `facts` are those
    of `describe`.

    Without a token only requests to a local host name are served, so that no web page can lead a
    browser here under another name.
    """
    jobs = Jobs(desk)

    @asynccontextmanager
    async def lifespan(_: FastAPI) -> AsyncIterator[None]:
        yield
        await jobs.close()
        await desk.close()

    app = FastAPI(
        title="Proofloom",
        summary="Check and prove theorems in Lean 4.",
        version=__version__,
        lifespan=lifespan,
        docs_url=None,
        redoc_url=None,
        max_body_size=wire.BODY_BYTES,
    )
    app.state.desk, app.state.jobs, app.state.facts, app.state.token = desk, jobs, facts, token
    if token is None:
        app.add_middleware(TrustedHostMiddleware, allowed_hosts=list(LOCAL))
    app.include_router(guarded, dependencies=[] if token is None else [Depends(known)])
    app.include_router(open_to_all)
    app.exception_handler(405)(_no_such_method)
    app.exception_handler(Full)(_full)
    app.exception_handler(Unread)(_unread)
    app.exception_handler(RequestValidationError)(_invalid)
    return app


bearer = HTTPBearer(auto_error=False)


def known(
    request: Request, given: Annotated[HTTPAuthorizationCredentials | None, Depends(bearer)]
) -> None:
    """Let in who has the token."""
    token: str = request.app.state.token
    if given is None or not hmac.compare_digest(given.credentials.encode(), token.encode()):
        raise HTTPException(
            401, "a token is needed: Authorization: Bearer TOKEN", {"WWW-Authenticate": "Bearer"}
        )


def at_desk(request: Request) -> Desk:
    desk: Desk = request.app.state.desk
    return desk


def all_jobs(request: Request) -> Jobs:
    jobs: Jobs = request.app.state.jobs
    return jobs


def job(id: str, jobs: Annotated[Jobs, Depends(all_jobs)]) -> Job:
    """The job of that id."""
    found = jobs.get(id)
    if found is None:
        raise HTTPException(404, "no such job, or one that ended long ago")
    return found


ToDesk = Annotated[Desk, Depends(at_desk)]
ToJobs = Annotated[Jobs, Depends(all_jobs)]
OfJob = Annotated[Job, Depends(job)]
WORDS = {
    400: "Addressed to another host, or not to be read.",
    401: "The token is missing or wrong.",
    404: "There is no such job.",
    413: "The request is too big.",
    422: "The request is not as described, or its statement does not parse.",
    503: "The queue is full; Retry-After says when to come again.",
}


def problems(*codes: int) -> dict[int | str, dict[str, Any]]:
    """Their description for OpenAPI."""
    return {code: {"model": wire.Problem, "description": WORDS[code]} for code in codes}


ASKED = problems(400, 401, 413, 422, 503)
OF_JOBS = problems(400, 401, 404, 422)
guarded = APIRouter()
open_to_all = APIRouter()


@guarded.post("/check", responses=ASKED)
async def check(body: wire.CheckRequest, request: Request, desk: ToDesk) -> wire.CheckAnswer:
    """Judge a proof: does it prove the statement, and on which axioms does it rest?"""
    return wire.CheckAnswer.model_validate(await _unless_gone(request, desk.check(body)))


@guarded.post("/goals", responses=ASKED)
async def goals(body: wire.GoalsRequest, request: Request, desk: ToDesk) -> wire.GoalsAnswer:
    """The goals that are left after some tactics."""
    return wire.GoalsAnswer.model_validate(await _unless_gone(request, desk.goals(body)))


@guarded.post("/audit", responses=ASKED)
async def audit(body: wire.AuditRequest, request: Request, desk: ToDesk) -> wire.AuditAnswer:
    """Look for flaws in a statement: false, vacuous, not what was meant."""
    return wire.AuditAnswer.model_validate(await _unless_gone(request, desk.audit(body)))


@guarded.post("/prove", status_code=202, responses=ASKED)
async def prove(
    body: wire.ProveRequest, response: Response, desk: ToDesk, jobs: ToJobs
) -> wire.JobModel:
    """Begin to prove a theorem: a job, to be looked at under /jobs."""
    await desk.read(body.statement, body.name)
    made = jobs.submit(body)
    response.headers["Location"] = f"/jobs/{made.id}"
    return wire.JobModel.model_validate(made.shown())


@guarded.get("/jobs/{id}", responses=OF_JOBS)
async def look(found: OfJob) -> wire.JobModel:
    """How far a job is, and its answer when it is done."""
    return wire.JobModel.model_validate(found.shown())


@guarded.delete("/jobs/{id}", responses=OF_JOBS)
async def cancel(found: OfJob, jobs: ToJobs) -> wire.JobModel:
    """Cancel a job; one that has ended stays as it is."""
    await jobs.cancel(found)
    return wire.JobModel.model_validate(found.shown())


@open_to_all.get("/health", responses=problems(400))
async def health(request: Request, desk: ToDesk, jobs: ToJobs) -> wire.Health:
    """Which Lean there is, and how much there is to do."""
    facts: Mapping[str, str] = request.app.state.facts
    return wire.Health(
        lean=facts["lean"],
        library=facts["library"],
        library_hash=facts["library_hash"],
        busy=desk.busy,
        waiting=desk.waiting,
        jobs=jobs.active,
    )


@open_to_all.get("/docs", include_in_schema=False)
async def docs(request: Request) -> HTMLResponse:
    """The OpenAPI description as a page that loads nothing."""
    description = request.app.openapi()
    operations = [
        {"method": method.upper(), "path": path, **operation}
        for path, methods in description["paths"].items()
        for method, operation in methods.items()
    ]
    page = web.page(
        HERE / "docs.html.j2",
        styles=[web.BASE, HERE / "docs.css"],
        scripts=[],
        info=description["info"],
        operations=operations,
        schemas=description["components"]["schemas"],
    )
    return HTMLResponse(page)


async def _unless_gone(request: Request, work: Coroutine[Any, Any, T]) -> T:
    """What `work` comes to; it is given up when the client goes away."""

    async def gone() -> None:
        while (await request.receive())["type"] != "http.disconnect":
            pass

    doing, leaving = asyncio.create_task(work), asyncio.create_task(gone())
    try:
        await asyncio.wait((doing, leaving), return_when=asyncio.FIRST_COMPLETED)
        if not doing.done():
            raise HTTPException(GONE, "the client went away")
        return doing.result()
    except asyncio.CancelledError:
        raise HTTPException(503, "the server is ending", {"Retry-After": "10"}) from None
    finally:
        leaving.cancel()
        doing.cancel()
        await asyncio.gather(doing, leaving, return_exceptions=True)


async def _no_such_method(request: Request, _: Exception) -> JSONResponse:
    """With all methods of the address; each route knows but its own."""
    allowed = {
        method
        for route in request.app.routes
        if isinstance(route, Route) and route.path_regex.match(request.url.path)
        for method in route.methods or ()
    }
    return JSONResponse(
        {"detail": "Method Not Allowed"}, 405, headers={"Allow": ", ".join(sorted(allowed))}
    )


async def _full(_: Request, error: Exception) -> JSONResponse:
    assert isinstance(error, Full)
    return JSONResponse({"detail": str(error)}, 503, headers={"Retry-After": str(error.seconds)})


async def _unread(_: Request, error: Exception) -> JSONResponse:
    return JSONResponse({"detail": _encodable(str(error))}, 422)


def _encodable(text: str) -> str:
    """With signs for halves of surrogate pairs, which a request can hold and an answer cannot."""
    return text.encode(errors="replace").decode()


async def _invalid(_: Request, error: Exception) -> JSONResponse:
    """What is wrong with a request, one line, without the text that was sent."""
    assert isinstance(error, RequestValidationError)
    found = []
    for each in error.errors()[:5]:
        place = ".".join(str(part) for part in each["loc"] if part != "body")
        found.append(f"{place}: {each['msg']}" if place else str(each["msg"]))
    return JSONResponse({"detail": _encodable("; ".join(found))}, 422)
