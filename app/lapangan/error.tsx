"use client";

import { CrashPage, type CrashPageProps } from "@/components/shell/crash-page";

export default function FieldError(props: CrashPageProps) {
  return <CrashPage {...props} homeHref="/lapangan" />;
}
