"use client";

import { type FormEvent, useState } from "react";
import { type FieldTexts, textOf } from "@/components/grant/form-problems";
import type { FieldProblem, Refusal } from "@/lib/domain/error/error-code";
import { type CommandTry, useCommand } from "./use-command";

export interface CheckedForm {
  readonly busy: boolean;
  /** Of the form as a whole; null where boxes say what is wrong. */
  readonly problem: Refusal | null;
  /** What is wrong with which box: by the form's own look, else by the server's answer. */
  readonly problems: readonly FieldProblem[];
  /** Counts looks and answers, so that focus comes back to the summary each time. */
  readonly tries: number;
  errorOf(path: string): string | undefined;
  /** Looks first and sends only what has nothing wrong; null where it was not sent, or refused. */
  submit<Value>(
    event: FormEvent,
    wrong: () => readonly FieldProblem[],
    save: (send: CommandTry["send"]) => Promise<Value | null>,
  ): Promise<Value | null>;
}

/** A form that is checked in the browser before its command is sent, and shows both in one summary. */
export function useCheckedForm(grantId: string, texts: FieldTexts): CheckedForm {
  const [found, setFound] = useState<readonly FieldProblem[]>([]);
  const [tries, setTries] = useState(0);
  const { busy, problem, send } = useCommand(grantId);
  const problems = found.length > 0 ? found : (problem?.fields ?? []);
  const count = () => setTries((before) => before + 1);
  return {
    busy,
    problem: problem?.fields ? null : problem,
    problems,
    tries,
    errorOf: (path) => {
      const own = problems.find((each) => each.path === path);
      return own && textOf(own, texts);
    },
    submit: async (event, wrong, save) => {
      event.preventDefault();
      if (busy) return null;
      const now = wrong();
      setFound(now);
      count();
      if (now.length > 0) return null;
      const value = await save(send);
      count();
      return value;
    },
  };
}
