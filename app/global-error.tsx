"use client";

import "./globals.css";
import { CrashPage, type CrashPageProps } from "@/components/shell/crash-page";

export default function GlobalError(props: CrashPageProps) {
  return (
    <html lang="id">
      <body>
        <title>Mutakhir</title>
        <CrashPage {...props} />
      </body>
    </html>
  );
}
