"use client";

import { useRef, useState } from "react";
import { newOperationId, sendCommand } from "@/lib/client/command/send-command";
import type { Refusal } from "@/lib/domain/error/error-code";

export interface CommandTry {
  readonly busy: boolean;
  readonly problem: Refusal | null;
  /** Counts the answers, so that focus can come back to the error summary each time. */
  readonly attempt: number;
  /** Answers the value, or null when the command was refused or one is under way. */
  send<Output>(name: string, input: object): Promise<Output | null>;
  clear(): void;
}

/**
 * Sends one command at a time. The operation id stays the same until the same input has succeeded, so a second press or
 * a repeat after a lost answer never does the thing twice.
 */
export function useCommand(grantId: string): CommandTry {
  const [state, setState] = useState<{ busy: boolean; problem: Refusal | null; attempt: number }>({
    busy: false,
    problem: null,
    attempt: 0,
  });
  const running = useRef(false);
  const last = useRef<{ key: string; operationId: string } | null>(null);

  const send = async <Output>(name: string, input: object): Promise<Output | null> => {
    if (running.current) return null;
    running.current = true;
    setState((before) => ({ ...before, busy: true, problem: null }));
    const key = JSON.stringify([name, input]);
    const operationId = last.current?.key === key ? last.current.operationId : newOperationId();
    last.current = { key, operationId };
    const outcome = await sendCommand<Output>(name, input, { grantId, operationId });
    running.current = false;
    if (outcome.ok) last.current = null;
    const problem = outcome.ok ? null : outcome.error;
    setState((before) => ({ busy: false, problem, attempt: before.attempt + 1 }));
    return outcome.ok ? outcome.value : null;
  };
  const clear = () => setState((before) => ({ ...before, problem: null }));
  return { ...state, send, clear };
}
