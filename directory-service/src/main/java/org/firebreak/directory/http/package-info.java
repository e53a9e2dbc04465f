/// The directory's REST API.
@org.jspecify.annotations.NullMarked
package org.firebreak.directory.http;
