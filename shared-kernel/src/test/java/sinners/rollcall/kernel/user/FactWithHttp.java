package sinners.rollcall.kernel.user;

import dev.rollcall.kernel.testing.Breaks;
import java.net.http.HttpRequest;

/** Holds a request. */
@Breaks("the_kernel_knows_no_spring_no_sql_and_no_http")
record FactWithHttp(HttpRequest request) {}
