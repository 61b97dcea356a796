import { servePlugin } from "../../../components/plugin";

// The first argument is the directory of the plugin; the engine adds its address.
const [, , directory = "", ...args] = process.argv;
void servePlugin(directory, args);
