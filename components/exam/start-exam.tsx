"use client";

import { useState } from "react";
import { BeginButton, type BeginButtonProps } from "@/components/user/begin-button";
import { newOperationId } from "@/lib/client/command/send-command";

export interface StartExamProps extends Pick<BeginButtonProps, "grantId" | "words"> {
  readonly testId: string;
}

/** Begins a try and opens its paper. One id a page: a second press after a lost answer is the same try. */
export function StartExam({ grantId, testId, words }: StartExamProps) {
  const [id] = useState(newOperationId);
  const href = `/ujian/${testId}/kerjakan`;
  return <BeginButton grantId={grantId} command="exam.start" input={{ testId, id }} href={href} words={words} />;
}
