"use client";

import { Alert } from "@/components/ui/alert";
import type { Refusal } from "@/lib/domain/error/error-code";
import { useErrorTexts } from "./error-texts";

/** Why a command was refused and what to do, in the user's language; nothing while none was. */
export function RefusalAlert({ problem }: { readonly problem: Refusal | null }) {
  const errors = useErrorTexts();
  if (problem === null) return null;
  const { what, todo } = errors[problem.code];
  return (
    <Alert tone="danger" live="assertive" title={what}>
      {todo}
    </Alert>
  );
}
