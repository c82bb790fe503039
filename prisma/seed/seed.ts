import { seedDemo } from "./load-demo";
import { referenceDay } from "./reference-day";

const ownerUrl = process.env["DATABASE_OWNER_URL"];
try {
  if (!ownerUrl) throw new Error("DATABASE_OWNER_URL belum diisi. / DATABASE_OWNER_URL is not set.");
  const size = process.env["SEED_SIZE"] === "small" ? "small" : "full";
  const loaded = await seedDemo(ownerUrl, { size, on: referenceDay(), say: (line) => console.log(line) });
  if (loaded === null) console.log("Sudah ada pengguna, tidak diisi. / There are users already, nothing written.");
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
}
