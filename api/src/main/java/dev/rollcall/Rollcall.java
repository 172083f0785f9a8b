package dev.rollcall;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.webmvc.autoconfigure.error.ErrorMvcAutoConfiguration;

/** The server. Its errors are SCIM errors, so there is no error page. */
@SpringBootApplication(exclude = ErrorMvcAutoConfiguration.class)
public class Rollcall {
    public static void main(String[] args) {
        SpringApplication.run(Rollcall.class, args);
    }
}
