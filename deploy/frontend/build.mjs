// Bundles static/js/entries and static/scss/entries into static/build, and copies the faces of the design system.
import { cp, mkdir, readdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import * as esbuild from "esbuild";
import * as sass from "sass";

const ROOT = path.resolve(path.dirname(fileURLToPath(import.meta.url)), "../..");
const STATIC = path.join(ROOT, "static");
const BUILD = path.join(STATIC, "build");
// Built beside and renamed at the end: an interrupted build never leaves half a folder behind.
const DRAFT = path.join(STATIC, ".build-draft");
const FONTS = path.join(ROOT, "node_modules/bootstrap-italia/dist/fonts/Titillium_Web");
const FONT_NAME = "titillium-web-v10-latin-ext_latin";
const WEIGHTS = { 300: "300", 400: "regular", 600: "600", 700: "700" };
// The floor of the live table: older browsers get the plain forms.
const TARGETS = ["es2019", "chrome80", "safari13"];

async function entries(folder, suffix) {
  const names = await readdir(path.join(STATIC, folder, "entries")).catch((error) => {
    if (error.code === "ENOENT") return [];
    throw error;
  });
  return names.filter((name) => name.endsWith(suffix)).map((name) => path.join(STATIC, folder, "entries", name));
}

async function buildScripts() {
  const entryPoints = await entries("js", ".js");
  if (entryPoints.length === 0) return;
  await esbuild.build({
    entryPoints,
    outdir: path.join(DRAFT, "js"),
    bundle: true,
    format: "esm",
    target: TARGETS,
    // Safari 13 knows destructuring; the bundler counts it out for a rare fault of evaluation order (fixed in 14.1).
    supported: { destructuring: true },
    minify: true,
    sourcemap: false,
    legalComments: "none",
    logLevel: "warning",
  });
}

async function buildStyles() {
  await mkdir(path.join(DRAFT, "css"), { recursive: true });
  for (const source of await entries("scss", ".scss")) {
    const { css } = sass.compile(source, {
      loadPaths: [path.join(STATIC, "scss"), path.join(ROOT, "node_modules")],
      quietDeps: true,
      style: "compressed",
      // Bootstrap 5 itself is written with @import.
      silenceDeprecations: ["import"],
    });
    await writeFile(path.join(DRAFT, "css", `${path.basename(source, ".scss")}.css`), css);
  }
}

async function copyFonts() {
  await mkdir(path.join(DRAFT, "fonts", "print"), { recursive: true });
  for (const [weight, name] of Object.entries(WEIGHTS)) {
    const source = path.join(FONTS, `${FONT_NAME}-${name}`);
    await cp(`${source}.woff2`, path.join(DRAFT, "fonts", `titillium-web-${weight}.woff2`));
    // What sets the printed sheets reads no compressed face.
    await cp(`${source}.ttf`, path.join(DRAFT, "fonts", "print", `titillium-web-${weight}.ttf`));
  }
  await cp(path.join(FONTS, "OFL.txt"), path.join(DRAFT, "fonts", "OFL.txt"));
}

async function printSizes() {
  for (const folder of ["js", "css", "fonts"]) {
    const names = await readdir(path.join(BUILD, folder)).catch(() => []);
    for (const name of names.filter((each) => each !== "print" && !each.endsWith(".txt"))) {
      const bytes = gzipSync(await readFile(path.join(BUILD, folder, name))).length;
      console.log(`${(bytes / 1000).toFixed(1).padStart(8)} kB gzipped  ${folder}/${name}`);
    }
  }
}

await rm(DRAFT, { recursive: true, force: true });
await Promise.all([buildScripts(), buildStyles(), copyFonts()]);
await rm(BUILD, { recursive: true, force: true });
await rename(DRAFT, BUILD);
await printSizes();
