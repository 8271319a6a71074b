// A page's script for a bundler that knows no framework.
import "offthread/element";
