"use client";

import { lazy, Suspense } from "react";
import type { CheckActionsProps } from "./check-actions";

const CheckActions = lazy(() => import("./check-actions").then((module) => ({ default: module.CheckActions })));

/** The steps of a check, for who orders it: a companion who fills it in, on the same page, need not fetch them. */
export function CheckSteps(props: CheckActionsProps) {
  return (
    <Suspense fallback={null}>
      <CheckActions {...props} />
    </Suspense>
  );
}
