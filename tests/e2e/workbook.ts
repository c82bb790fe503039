import { execFileSync } from "node:child_process";
import { TEST_KEYS } from "../support/keys.mjs";

/** A synthetic workbook of families that the village already has, some of them changed, and two new ones. */
export function makeWorkbook(village: string, file: string): void {
  const args = ["--conditions=react-server", "--import", "tsx", "prisma/workbook/make-sid-workbook.ts"];
  const wanted = ["--village", village, "--families", "30", "--new", "2", "--changed", "0.8", "--out", file];
  execFileSync(process.execPath, [...args, ...wanted], {
    env: {
      ...process.env,
      ...TEST_KEYS,
      DATABASE_URL: process.env["APP_URL"] ?? "",
      DATABASE_OWNER_URL: process.env["OWNER_URL"] ?? "",
    },
    stdio: "pipe",
  });
}
